/** Frames of real units that people have published: who sent them, and their bytes. */
import { fromHex } from '../../real-clients/microlink/conversation.ts'

export interface CaptureLine {
  /** `H` the host, `U` the unit, `D` items of a report descriptor; reports without their id. */
  readonly from: 'H' | 'U' | 'R90' | 'R89' | 'D'
  readonly bytes: Uint8Array
}

export interface Capture {
  readonly unit: string
  readonly where: string
  readonly lines: readonly CaptureLine[]
}

function capture(unit: string, where: string, text: string): Capture {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => {
      const [from = '', ...hex] = line.trim().split(/> | /)
      return { from: from as CaptureLine['from'], bytes: fromHex(hex.join('')) }
    })
  return { unit, where, lines }
}

export const CAPTURES: readonly Capture[] = [
  capture(
    'SMC1000-2UC',
    'a question about its checksum on Stack Overflow',
    `
    U> 00 0a206903fa27090001004000f802fe04fe0940fc1042fc1044fc20f80416fc10 32a6
    U> 65 ffff00010000a0e80000c0bbb4e1000001040000001000000004000000000020 7350
    U> 68 000000000000000000000008004c2943000000000966039a063b675601f30000 864f
    H> 65 0a 04 8afb65f1 bdf0
    U> 65 ffff000100000eaf62d88afb65f1000001040000001000000004000000000020 6227
  `,
  ),
  capture(
    'SMC1000I',
    'klaasdc/apcups-serial-test and its pages; Stack Overflow question 58675120',
    `
    H> f7 fd
    U> 00 0a108003ed07090001004000f802fe04 2104
    U> 13 0331fc02fb001fffff03fc0af804fe0e 0c7e
    U> 7f 0000000019c90013004e000001790000 3190
    U> 7f 0000000019ca0013004e000001790000 259b
    U> 7f 0000000019cb0013004e000001790000 19a6
    U> 7f 0000000019cc0013004e000001790000 0db1
    U> 7f 0000000019cd0013004e000001790000 01bc
    U> 7f 0000000019ce0013004e000001790000 f4c7
    U> 7f 0000000019cf0013004e000001790000 e8d2
    U> 7f 0000000019d00013004e000001790000 dcdd
    U> 7f 0000000019d10013004e000001790000 d0e8
    U> 7f 0000000019d20013004e000001790000 c4f3
    U> 7f 0000000019d30013004e000001790000 b8fe
    U> 7f 0000000019d40013004e000001790000 ac0a
    U> 7f 0000000019d50013004e000001790000 a015
    U> 7f 000000001c67001500530000017c0000 5eb8
    H> 71 08 02 4104 5be3
    H> 71 08 02 4122 1f02
    H> 7e 0c 04 3de70dfe a897
    H> 7e 0c 04 7067894c 9a29
    H> 7e 0c 04 83a71801 2508
    H> 7e 0c 04 4d3e9b60 9059
  `,
  ),
  capture(
    'Smart-UPS C 1500',
    'NUT issue 359',
    `
    D> 06 86 ff 85 89 09 fd 15 00 26 ff 00 75 08 95 3f 81 02 85 90 09 fc 15 00 26 ff 00 75 08 95 3f 91 02
  `,
  ),
  capture(
    'SMX1500RM2U',
    'NUT issue 3587',
    `
    R90> fe04048f959a536cdf00000000000000000000000000000000000000000000
    R89> 94ffffffffffffffffffffffffffffffff8ddd000000000000000000000000
    R90> fe04048f959a536cdf00000000000000000000000000000000000000000000
    R89> 95ffffffffffffffff00000000000000007bee000000000000000000000000
    U> 04 032dfa016dfffff9000efffff804fe0e 262a
    U> 05 fe0b22fc1021fc1016fc10fd090315fc cc87
    U> 06 10ff14fffe08fd0a0317fc04fffffe0b c9d7
    U> 07 1ffc02fbffff03fc08fffe081bfc02fb ccec
    U> 29 00010000f9000110fc02fb000111fc02 902e
    U> 2a fb0fff12fc02fb000313fc02fb7fff23 bf4a
    U> 2b fffe0732fffe0b3bfc02fb000f3ffc02 050a
    U> 2c fb0007ff36fc02fb31730234fc02fb00 aa1f
  `,
  ),
]
