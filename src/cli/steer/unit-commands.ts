import { Command } from 'commander'
import type { ControlClient } from '../../client/client.ts'
import type { CommandBody, DeviceState, PressKeyBody } from '../../client/types.ts'
import { UsageError } from '../errors.ts'
import { stateLine, stateText } from './state-text.ts'
import { asking, clientFor, type TargetFlags, unitOf, withTarget } from './target.ts'
import { numberFrom, pairsFrom } from './words.ts'

/** A command that does something to one unit and prints how the unit is then. */
function onUnit<F extends TargetFlags>(
  command: Command,
  act: (client: ControlClient, unit: DeviceState, args: readonly string[], flags: F) => Promise<DeviceState>,
): Command {
  return withTarget(command).action(async (...given: unknown[]) => {
    const flags = command.opts<F>()
    const client = clientFor(flags)
    const unit = await unitOf(client, flags)
    // Commander gives every argument, then flags and itself; a list of arguments comes as one.
    const args = given
      .slice(0, -2)
      .flat()
      .filter((arg): arg is string => typeof arg === 'string')
    print(await asking(act(client, unit, args, flags)), flags)
  })
}

function print(state: DeviceState, { json }: TargetFlags, text = stateLine): void {
  process.stdout.write(`${json ? JSON.stringify(state, null, 2) : text(state)}\n`)
}

function statusCommand(): Command {
  const command = new Command('status')
    .summary('print how the units of a running bench are')
    .description('Print how the units of a running bench are; one of them in full.')
    .argument('[unit]', 'only this unit, with its outlets, alarms, defects and ports')
    .addHelpText('after', '\nExamples:\n  upslab status\n  upslab status ups0 --json')
  return withTarget(command, { unit: false }).action(async (unit: string | undefined) => {
    const flags = command.opts<TargetFlags>()
    const client = clientFor(flags)
    if (unit !== undefined) return print(await unitOf(client, { unit }), flags, stateText)
    const devices = await asking(client.listDevices())
    if (flags.json) process.stdout.write(`${JSON.stringify(devices, null, 2)}\n`)
    else process.stdout.write(devices.map((device) => `${stateLine(device)}\n`).join(''))
  })
}

function mainsCommand(): Command {
  const command = new Command('mains')
    .summary('switch the utility of a unit')
    .description('Switch the utility of a unit off and on, or set its volts.')
    .argument('<state>', 'on, off, distorted, or volts such as 95')
    .addHelpText(
      'after',
      '\nExamples:\n  upslab mains off\n  upslab mains 95 --unit rack1\n  upslab mains on',
    )
  return onUnit(command, (client, { id, model }, [state = '']) => mains(client, id, model, state))
}

async function mains(client: ControlClient, id: string, model: string, state: string): Promise<DeviceState> {
  if (state === 'off') return client.setInput(id, { voltage: 0 })
  if (state === 'distorted') return client.setInput(id, { distorted: true })
  if (state !== 'on')
    return client.setInput(id, { voltage: numberFrom('state', state, 'on, off, distorted, or volts') })
  const { nominalVoltage: voltage, nominalFrequency: frequency } = await client.getModel(model)
  return client.setInput(id, { voltage, frequency, distorted: false })
}

function loadCommand(): Command {
  const command = new Command('load')
    .summary('set what hangs on the outlet groups of a unit')
    .description('Set what hangs on the outlet groups of a unit, in watts.')
    .argument('<group=watts...>', 'such as SOG0=300; a number alone is for the first group')
    .addHelpText('after', '\nExamples:\n  upslab load 400\n  upslab load MOG=100 SOG0=300')
  return onUnit(command, (client, { id, outletGroups }, given) => {
    const groups = outletGroups.map(({ name }) => name)
    return client.setLoad(id, pairsFrom(given, groups, groups[0]!))
  })
}

function batteryCommand(): Command {
  const fields = ['charge', 'health', 'temperature', 'packs']
  const command = new Command('battery')
    .summary('change the battery of a unit')
    .description(
      'Change the battery of a unit: charge and health in percent, degrees Celsius, external packs.',
    )
    .argument('<field=value...>', `${fields.join(', ')}; a number alone is the charge`)
    .addHelpText('after', '\nExamples:\n  upslab battery 30\n  upslab battery health=40 temperature=45')
  return onUnit(command, (client, { id }, given) => client.setBattery(id, pairsFrom(given, fields, 'charge')))
}

function faultCommand(): Command {
  const command = new Command('fault')
    .summary('raise or clear an alarm of a unit')
    .description('Raise or clear an alarm of a unit.')
    .argument('<alarm>', 'such as overtemperature; a wrong one is answered with all there are')
    .argument('[state]', 'on or off', 'on')
    .addHelpText(
      'after',
      '\nExamples:\n  upslab fault needs-replacement\n  upslab fault needs-replacement off',
    )
  return onUnit(command, (client, { id }, [alarm = '', state = '']) => {
    if (state !== 'on' && state !== 'off')
      throw new UsageError(`state: ${state} is not allowed; allowed: on, off`)
    return client.setFaults(id, { [alarm]: state === 'on' })
  })
}

interface OutletFlags extends TargetFlags {
  readonly targets?: string
  readonly source?: CommandBody['source']
  readonly delay?: boolean
  readonly for?: string
  readonly coldBoot?: boolean
}

function outletCommand(): Command {
  const command = new Command('command')
    .summary('command the outlet groups of a unit')
    .description('Command the outlet groups of a unit, as a port, a card or the panel would.')
    .argument('<action>', 'off, on, shutdown, sleep, reboot or cancel')
    .option('--targets <groups>', 'such as SOG0 or MOG,SOG0', 'all')
    .option('--source <source>', 'who commands: rj45, usb, lcd, smartslot1, network …')
    .option('--delay', "count down the groups' delays first")
    .option('--for <time>', 'sleep only: how long, such as 10m')
    .option('--cold-boot', 'on only: also without utility')
    .addHelpText(
      'after',
      '\nExamples:\n  upslab command off --targets SOG0\n  upslab command sleep --for 5m --delay',
    )
  return onUnit<OutletFlags>(command, (client, { id }, [action], flags) => {
    const targets = flags.targets === 'all' ? 'all' : flags.targets!.split(',').map((group) => group.trim())
    return client.command(id, {
      action,
      targets,
      ...(flags.source ? { source: flags.source } : {}),
      ...(flags.delay ? { useDelay: true } : {}),
      ...(flags.for === undefined ? {} : { seconds: flags.for }),
      ...(flags.coldBoot ? { coldBoot: true } : {}),
    } as CommandBody)
  })
}

function keyCommand(): Command {
  const command = new Command('key')
    .summary('press a key of the front panel')
    .description('Press a key of the front panel, and print what the display then shows.')
    .argument('<key>', 'up, down, ok, esc or power')
    .option('--hold <time>', 'such as 5s')
    .addHelpText('after', '\nExamples:\n  upslab key ok\n  upslab key power --hold 5s')
  return withTarget(command).action(async (key: string) => {
    const flags = command.opts<TargetFlags & { hold?: string }>()
    const client = clientFor(flags)
    const { id } = await unitOf(client, flags)
    const body = { key: key === 'enter' ? 'ok' : key, ...(flags.hold ? { holdMs: flags.hold } : {}) }
    const panel = await asking(client.pressKey(id, body as PressKeyBody))
    process.stdout.write(`${flags.json ? JSON.stringify(panel, null, 2) : panel.rows.join('\n')}\n`)
  })
}

function cardCommand(): Command {
  const command = new Command('card')
    .summary('fit a card into SmartSlot 1, or take it out')
    .description('Fit a card into SmartSlot 1 of a unit, or take it out; its ports open and close with it.')
    .argument('<what>', 'fit or remove')
    .argument('[card]', 'order number of the card to fit')
    .addHelpText('after', '\nExamples:\n  upslab card remove\n  upslab card fit CARD --unit rack1')
  return onUnit(command, (client, { id }, [what, card]) => {
    if (what === 'remove' && card === undefined) return client.fitCard(id, { card: null })
    if (what === 'fit' && card !== undefined) return client.fitCard(id, { card } as never)
    throw new UsageError('allowed: card fit CARD, card remove')
  })
}

/** Gives a unit of a running bench another firmware version. */
export async function flash(unit: string, version: string, flags: TargetFlags): Promise<void> {
  const client = clientFor(flags)
  const { id, firmware } = await unitOf(client, { unit })
  const state = await asking(client.flash(id, { version }))
  const dropped = firmware.byHand.filter((defect) => !state.firmware.byHand.includes(defect))
  if (dropped.length > 0)
    process.stderr.write(
      `note: switched by hand before, and now as ${state.firmware.version} has it: ${dropped.join(', ')}\n`,
    )
  print(state, flags)
}

/** Commands about one unit of a running bench. */
export const unitCommands = (): Command[] => [
  statusCommand(),
  mainsCommand(),
  loadCommand(),
  batteryCommand(),
  faultCommand(),
  outletCommand(),
  keyCommand(),
  cardCommand(),
]
