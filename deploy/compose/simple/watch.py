"""A client of the expander's Basic port: two modem lines over RFC 2217 say all there is to know.

Prints a line whenever they change, and keeps the last one in /run/simple/state for whoever asks.
It never confirms: DTR stays down.
"""

import os
import signal
import sys
import time

import serial

STATE = "/run/simple/state"
URL = f"rfc2217://{os.environ.get('BENCH', 'bench')}:4101"


def read(port):
    if port.cd:
        return "low battery"
    return "on battery" if port.cts else "on line"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    port = serial.serial_for_url(URL, do_not_open=True)
    port.dtr, port.rts = False, True
    port.open()
    last = None
    while True:
        state = read(port)
        if state != last:
            print(state, flush=True)
            with open(STATE, "w", encoding="ascii") as file:
                file.write(state + "\n")
            last = state
        time.sleep(0.2)


main()
