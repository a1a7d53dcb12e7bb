import { expect, test } from 'vitest'
import { GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { unit } from '../../support/unit.ts'
import { write } from './requests.ts'

/** Bits 0 to 4 of register 1538: cancel, on, off, shutdown, reboot. */
const COMMANDS = [0, 1, 2, 3, 4]
const FIRST_THAT_TURNS_OFF = 2

const WITH_MODBUS = listModels()
  .map(({ name }) => name)
  .filter((model) => unit({ model }).ups.firmware.hasModbus)

test('most models speak Modbus', () => expect(WITH_MODBUS.length).toBeGreaterThan(50))

test.each(WITH_MODBUS)(
  '%s: an outlet command to any group is carried out or refused by an exception',
  (model) => {
    for (const bit of COMMANDS)
      for (const [at, group] of GROUP_NAMES.entries()) {
        const { ups, events } = unit({ model })
        const answer = write(new ModbusEngine(ups), 1538, 0, (1 << bit) | (1 << (8 + at)))
        const done = events.some((event) => event.type === 'command' && event.result.accepted)
        const what = `command bit ${bit} to ${group}`
        expect([what, answer]).toEqual([what, done ? 'ok' : 4])
        // The main group alone cannot be turned off while switched groups are on.
        const others = group === 'MOG' && bit >= FIRST_THAT_TURNS_OFF && ups.outlets.groups.length > 1
        expect([what, done]).toEqual([what, ups.outlets.get(group) !== undefined && !others])
      }
  },
)
