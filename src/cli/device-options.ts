import { type Command, Option } from 'commander'
import { CARD_MODES } from '../../emulators/interface-expander-2/dip-switches.ts'
import { UsageError } from './errors.ts'

/** Reads a number, or says what was given instead. */
export function number(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || Number.isNaN(value))
      throw new UsageError(`${flag}: ${JSON.stringify(text)} is not a number`)
    return value
  }
}

/** Reads a seed. */
export function seedFlag(text: string): number {
  const value = number('--seed')(text)
  if (Number.isInteger(value) && value >= 0 && value <= 4_294_967_295) return value
  throw new UsageError(`--seed: ${text} is not allowed; allowed: whole numbers from 0 to 4294967295`)
}

/** The flags that say how a device is made, whatever its model, firmware and card; `up` and `matrix` share them. */
export function withDeviceOptions(command: Command): Command {
  return command
    .option('--id <number>', 'the UPS ID, where several lines have that version', number('--id'))
    .option('--serial <number>', 'serial number')
    .addOption(new Option('--mode <mode>', "the card's shutdown mode").choices([...CARD_MODES]))
    .option(
      '--card-firmware <version>',
      "version of the card's own firmware, as upslab firmware CARD lists them",
    )
    .option('--dip <switches>', "the card's DIP switches, eight digits, such as 00010000")
    .addOption(
      new Option('--rj45 <protocol>', 'what the serial port speaks at first').choices([
        'auto',
        'microlink',
        'modbus',
      ]),
    )
    .option('--tcp <address>', 'serial bytes over TCP instead of a virtual serial port')
    .option(
      '--modbus-tcp <address>',
      'Modbus TCP, for example 127.0.0.1:0; alone it is the only port, with --pty, --tcp or --rj45 one more',
    )
    .option('--usbip [address]', "the unit's USB port over USB/IP")
    .option('--speed <factor>', 'device seconds to the second (default 1)', number('--speed'))
    .option('--virtual', 'a clock that moves only by POST /api/v1/clock/advance')
    .option('--pace', 'answer at the speed of a 9600 baud line')
}
