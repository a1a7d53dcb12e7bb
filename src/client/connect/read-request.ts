/** A Modbus RTU request for one holding register, in hex: the client of the control API brings no protocol along. */
export function readRequest(slave: number, register: number): string {
  const body = [slave, 3, register >> 8, register & 0xff, 0, 1]
  const crc = body.reduce((sum, byte) => shifted(sum ^ byte), 0xffff)
  return [...body, crc & 0xff, crc >> 8].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The polynomial of Modbus over the eight bits of a byte. */
function shifted(sum: number): number {
  let crc = sum
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  return crc
}
