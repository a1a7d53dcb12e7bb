/** apctest, apcupsd's interactive test program, on a unit with UPS-Link. It takes seconds for each character. */
import { expect, test } from 'vitest'
import { apcupsd } from '../setup/apcupsd.ts'
import { describeClients } from '../support/clients.ts'
import type { AtEnd } from '../support/scope.ts'
import { haltedSmartApcupsd, type UpsLinkUnit, upsLinkUnit } from './unit.ts'

/** Entries of its menus. */
const QUERY = '1'
const CALIBRATE = '2'
const EEPROM = '5'
const EDIT = { date: '2', name: '3', sensitivity: '4', shutdownDelay: '8' } as const
const QUIT = 'Q'

const LONG = { timeout: 150_000 }

describeClients('apctest', () => {
  test.concurrent('reads everything', LONG, async ({ onTestFinished: atEnd }) => {
    const unit = await upsLinkUnit('an SUA1500', 1, atEnd)
    const said = await apctest(unit, [QUERY, QUIT], atEnd)
    for (const line of [
      'Protocol version is: 3',
      'UPS Status: 08',
      'Reason for last transfer to batteries: O',
      'Low transfer voltage: 106',
      'Firmware revision: 653.18.D',
      'Ambient temperature: NA',
    ])
      expect(said).toContain(line)
  })

  test.concurrent('sets date, name, sensitivity and delay', LONG, async ({ onTestFinished: atEnd }) => {
    const unit = await upsLinkUnit('an SUA1500', 1, atEnd)
    const { settings } = unit.ups
    const edits = [
      EDIT.date,
      '02/29/24',
      EDIT.name,
      'CELLAR',
      EDIT.sensitivity,
      'M',
      EDIT.shutdownDelay,
      '180',
    ]
    await apctest(unit, [EEPROM, ...edits, QUIT, QUIT], atEnd)
    expect(settings.unit).toMatchObject({ name: 'CELLAR', batteryInstalledOn: 8825, sensitivity: 'reduced' })
    expect(settings.group('MOG')!.turnOffDelay).toBe(180)
  })

  test.concurrent('starts a calibration and stops it', LONG, async ({ onTestFinished: atEnd }) => {
    const unit = await upsLinkUnit('an SUA1500', 1, atEnd)
    const said = await apctest(unit, [CALIBRATE, 'n', '', QUIT], atEnd)
    expect(said).toContain('UPS has initiated battery calibration')
    expect(said).toContain('Response to abort request: OK')
    expect(unit.ups.diagnostics.calibration.data.phase).toBe('aborted')
  })
})

async function apctest(unit: UpsLinkUnit, answers: readonly string[], atEnd: AtEnd): Promise<string> {
  const { folder } = await haltedSmartApcupsd(unit, atEnd)
  const { stdout } = await apcupsd().run('apctest', ['-f', `${folder}/apcupsd.conf`], {
    cwd: folder,
    input: `${answers.join('\n')}\n`,
    timeoutMs: 140_000,
  })
  return stdout
}
