/**
 * Settings written by NUT and read back by mbpoll. Needs a NUT that writes them: 2.8.1 cannot, 2.8.5 refuses every
 * SET before it reaches the wire, and no Debian release has 2.8.2 to 2.8.4. Where one of those is installed, with
 * apc_modbus among its drivers, name its folder (its `--prefix`):
 *
 *     UPSLAB_NUT_RW=/opt/nut npx vitest run test/real-clients/nut-settings.test.ts
 */
import { expect, test } from 'vitest'
import { writingNut } from './setup/nut.ts'
import { describeClients, describeIf } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS, readWords, textIn } from './support/registers.ts'

/** Numbers: variable, value, and the registers (two words at most) that hold it afterwards. */
const NUMBERS = [
  { variable: 'ups.delay.shutdown', value: '45', at: 1029, words: [45] },
  { variable: 'ups.delay.start', value: '7', at: 1030, words: [7] },
  { variable: 'ups.delay.reboot', value: '70', at: 1031, words: [0, 70] },
  { variable: 'outlet.group.1.delay.shutdown', value: '33', at: 1034, words: [33] },
  { variable: 'outlet.group.1.delay.start', value: '12', at: 1035, words: [12] },
  { variable: 'outlet.group.1.delay.reboot', value: '90000', at: 1036, words: [1, 24_464] },
  { variable: 'input.transfer.high', value: '131', at: 1026, words: [131] },
  { variable: 'input.transfer.low', value: '100', at: 1027, words: [100] },
  // Days since the year 2000.
  { variable: 'battery.date', value: '2024-02-29', at: 595, words: [8825] },
]
const NAMES = [
  { variable: 'ups.id', value: 'Cellar 3', at: 596 },
  { variable: 'outlet.group.0.name', value: 'Servers', at: 604 },
  { variable: 'outlet.group.1.name', value: 'Sixteen letters!', at: 612 },
]

const writing = writingNut()

describeClients('settings', () => {
  describeIf(writing, 'written by a NUT that can', () => {
    test.concurrent.for(LINKS)(
      'over %s: delays, names, transfer points, battery date',
      { timeout: 60_000 },
      async (link, { onTestFinished: atEnd }) => {
        const unit = await liveUnit({ atEnd })
        const nut = await nutOn(unit, writing.release, link, atEnd)
        const other = link === 'Modbus TCP' ? 'the serial port' : 'Modbus TCP'
        for (const { variable, value, at, words } of NUMBERS) {
          expect(await nut.upsrw(UPS, variable, value), variable).toBe('SUCCESS')
          expect(await readWords(unit, other, at, words.length), variable).toEqual(words)
          expect((await nut.upsc(UPS))[variable]).toBe(value)
        }
        for (const { variable, value, at } of NAMES) {
          expect(await nut.upsrw(UPS, variable, value), variable).toBe('SUCCESS')
          expect(textIn(await readWords(unit, other, at, 8)), variable).toBe(value)
          expect((await nut.upsc(UPS))[variable]).toBe(value)
        }
      },
    )

    test('is refused a delay that the unit does not take', async () => {
      const unit = await liveUnit()
      const nut = await nutOn(unit, writing.release, 'Modbus TCP')
      expect(await nut.upsrw(UPS, 'ups.delay.reboot', '1')).toMatch(/^ERR/)
      expect(await readWords(unit, 'the serial port', 1031, 2)).toEqual([0, 4])
    })
  })

  test('are offered as writable by NUT 2.8.5, which then refuses to write them', async () => {
    const unit = await liveUnit()
    const nut = await nutOn(unit, '2.8.5', 'Modbus TCP')
    expect(await nut.upsrw(UPS, 'ups.delay.shutdown', '45')).toMatch(/^ERR/)
    expect(unit.events('setting')).toEqual([])
    expect(await readWords(unit, 'the serial port', 1029)).toEqual([3])
  })
})
