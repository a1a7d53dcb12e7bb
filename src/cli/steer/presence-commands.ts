import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import type { ControlClient } from '../../client/client.ts'
import type { AddDeviceBody, SetWireBody } from '../../client/types.ts'
import { CARD_NAMES } from '../../lab/cards/index.ts'
import { readLabFile } from '../../lab/lab-file/read.ts'
import { errnoInWords } from '../../ports/port-error.ts'
import { number } from '../device-options.ts'
import { UsageError } from '../errors.ts'
import { labFromFlags, type UpFlags } from '../lab-from-flags.ts'
import { knownTo, withPlugins } from '../plugins.ts'
import { stateLine, stateText } from './state-text.ts'
import { asking, clientFor, type TargetFlags, unitOf, withTarget } from './target.ts'

interface AddFlags extends TargetFlags, Omit<UpFlags, 'json' | 'token' | 'tokenFile'> {
  readonly from?: string
}

function addCommand(): Command {
  const command = new Command('add')
    .summary('put a unit on a running bench')
    .description(
      'Put a unit on a running bench and open its ports; described by flags, or by a lab file that has it.',
    )
    .argument('<name>', 'how it is called from then on')
    .option('--from <lab>', 'a lab file that has a device of that name')
    .option('--model <model>', 'a model name, as upslab models lists them (default SMT1500RM2U)')
    .option('--firmware <version>', 'a version, as upslab firmware MODEL lists them')
    .option('--id <number>', 'the UPS ID, where several lines have that version', number('--id'))
    .option('--serial <number>', 'serial number')
    .option('--card <card>', `card in the SmartSlot: ${CARD_NAMES.join(', ')} or none`)
    .option('--card-firmware <version>', "version of the card's own firmware")
    .option('--rj45 <protocol>', 'what the serial port speaks at first')
    .option('--pty <path>', 'virtual serial port (default ./ports/NAME)')
    .option('--tcp <address>', 'serial bytes over TCP instead of a virtual serial port')
    .option('--modbus-tcp <address>', 'Modbus TCP as well, for example 127.0.0.1:0')
    .option('--usbip', "the unit's USB port over USB/IP")
    .addHelpText(
      'after',
      '\nExamples:\n  upslab add rack2 --model SMT1500 --firmware 09.3\n  upslab add rack2 --from lab.yaml',
    )
  return withTarget(withPlugins(command), { unit: false }).action(async (name: string) => {
    const flags = command.opts<AddFlags>()
    const device = flags.from === undefined ? await fromFlags(name, flags) : fromFile(name, flags.from)
    const state = await asking(clientFor(flags).addDevice({ id: name, ...device } as AddDeviceBody))
    process.stdout.write(`${flags.json ? JSON.stringify(state, null, 2) : stateText(state)}\n`)
  })
}

async function fromFlags(name: string, flags: AddFlags): Promise<object> {
  const { catalogue } = await knownTo(flags)
  const { from, unit, url, json, token, tokenFile, plugin, ...describing } = flags
  return labFromFlags(describing, name, catalogue).devices[name]!
}

function fromFile(name: string, file: string): object {
  const { devices } = readLabFile(file)
  if (Object.hasOwn(devices, name)) return devices[name]!
  throw new UsageError(`${file} has no device ${name}; it has: ${Object.keys(devices).join(', ')}`)
}

function removeCommand(): Command {
  const command = new Command('remove')
    .summary('take a unit off a running bench')
    .description('Take a unit off a running bench; its ports are closed, what it saved is kept.')
    .argument('<unit>', 'which unit')
    .addHelpText('after', '\nExample:\n  upslab remove rack2')
  return withTarget(command, { unit: false }).action(async (unit: string) => {
    const flags = command.opts<TargetFlags>()
    const result = await asking(clientFor(flags).removeDevice(unit))
    process.stdout.write(`${flags.json ? JSON.stringify(result) : `removed ${unit}`}\n`)
  })
}

function resetCommand(): Command {
  const command = new Command('reset')
    .summary('take a running bench back to how it began')
    .description(
      'Take a running bench back to its lab file: the units that are there, settings, firmware, cards, mains, wires and device time.',
    )
    .addHelpText('after', '\nExample:\n  upslab reset')
  return withTarget(command, { unit: false }).action(async () => {
    const flags = command.opts<TargetFlags>()
    const devices = await asking(clientFor(flags).reset())
    if (flags.json) process.stdout.write(`${JSON.stringify(devices, null, 2)}\n`)
    else process.stdout.write(devices.map((device) => `${stateLine(device)}\n`).join(''))
  })
}

function exportCommand(): Command {
  const command = new Command('export')
    .summary('print a lab file that brings up a running bench')
    .description(
      'Print a lab file that brings up a running bench: its units, cards and hosts as they are now. What is under way, such as a countdown, is for upslab snapshot.',
    )
    .option('-o, --output <file>', 'a new file in place of standard output')
    .addHelpText('after', '\nExamples:\n  upslab export\n  upslab export -o lab.yaml')
  return withTarget(command, { unit: false }).action(async () => {
    const flags = command.opts<TargetFlags & { output?: string }>()
    const lab = await asking(clientFor(flags).exportLab())
    const text = flags.json ? `${JSON.stringify(lab)}\n` : lab.document
    if (flags.output === undefined) process.stdout.write(text)
    else writeNew(flags.output, text)
  })
}

/** @throws UsageError when it is there already, or cannot be written */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UsageError(
      code === 'EEXIST'
        ? `--output: ${file} is there already; name another file, or remove it first`
        : `--output: ${file} cannot be written: ${errnoInWords(code) ?? message}`,
    )
  }
}

function portCommand(): Command {
  const command = new Command('port')
    .summary('close, open or replug a port of a unit')
    .description(
      'Pull the cable of a port of a unit, put it back, or both: clients see a port that goes and comes.',
    )
    .argument('<unit>', 'which unit')
    .argument('<port>', 'such as rj45, network, usb; upslab status UNIT lists those that are open')
    .argument('<what>', 'open, close or replug')
    .option('--for <time>', 'replug only: how long the cable is out, such as 5s', '2s')
    .addHelpText(
      'after',
      '\nExamples:\n  upslab port ups0 rj45 close\n  upslab port ups0 rj45 replug --for 5s',
    )
  return withTarget(command, { unit: false }).action(async (given: string, port: string, what: string) => {
    const flags = command.opts<TargetFlags & { for: string }>()
    const client = clientFor(flags)
    const { id } = await unitOf(client, { unit: given })
    const wire = await movePort(client, id, port, what, flags.for)
    const now = what === 'replug' ? `out for ${flags.for}` : what === 'close' ? 'closed' : 'open'
    process.stdout.write(`${flags.json ? JSON.stringify(wire, null, 2) : `${id} ${port}  ${now}`}\n`)
  })
}

/** The cable is a fault of the wire among others, which stay. */
async function movePort(client: ControlClient, id: string, port: string, what: string, ms: string) {
  const cables = { open: [], close: [{ fault: 'disconnect' }], replug: [{ fault: 'replug', ms }] }
  if (!Object.hasOwn(cables, what))
    throw new UsageError(`what: ${what} is not allowed; allowed: ${Object.keys(cables).join(', ')}`)
  const { faults } = await asking(client.getWire(id, port))
  const others = faults.filter(({ fault }) => fault !== 'disconnect' && fault !== 'replug')
  const wanted = [...others, ...cables[what as keyof typeof cables]]
  return asking(client.setWire(id, port, { faults: wanted } as SetWireBody))
}

/** Commands about units and ports that come and go. */
export const presenceCommands = (): Command[] => [
  addCommand(),
  removeCommand(),
  resetCommand(),
  exportCommand(),
  portCommand(),
]
