"""The software under test: a Modbus TCP agent that turns a rack off for good. Standard library only."""

import socket
import struct

OUTLET_STATUS = 3
OUTLET_COMMAND = 1538
OFF_WITH_DELAY = 1 << 2 | 1 << 7
MAIN_AND_FIRST_GROUP = 1 << 8 | 1 << 9


class Ups:
    def __init__(self, host: str, port: int):
        self.socket = socket.create_connection((host, port), timeout=5)
        self.number = 0

    def _ask(self, pdu: bytes) -> bytes:
        self.number += 1
        self.socket.sendall(struct.pack(">HHHB", self.number, 0, len(pdu) + 1, 1) + pdu)
        _, _, length, _ = struct.unpack(">HHHB", self._read(7))
        answer = self._read(length - 1)
        if answer[0] & 0x80:
            raise OSError(f"the unit refuses with exception {answer[1]}")
        return answer

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise OSError("the unit hung up")
            data += piece
        return data

    def turn_off_for_good(self) -> None:
        command = struct.pack(">HHBHH", OUTLET_COMMAND, 2, 4, 0, OFF_WITH_DELAY | MAIN_AND_FIRST_GROUP)
        self._ask(b"\x10" + command)

    def is_off(self) -> bool:
        answer = self._ask(struct.pack(">BHH", 3, OUTLET_STATUS, 2))
        return bool(struct.unpack(">I", answer[2:6])[0] & 1 << 1)
