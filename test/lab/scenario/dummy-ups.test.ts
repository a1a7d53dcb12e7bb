import { describe, expect, test } from 'vitest'
import { fromDummyUps } from '../../../src/lab/scenario/dummy-ups/from-dummy-ups.ts'
import { runVirtually } from '../../../src/lab/scenario/engine.ts'

const DEV = `# what upsc printed
device.mfr: American Power Conversion
device.model: Smart-UPS 1500
device.part: SMT1500I
ups.firmware: UPS 09.3 / ID=18
device.serial: AS1234123456
ups.status: OL CHRG
battery.charge: 80
battery.voltage: 26.1
input.voltage: 231.4
ups.load: 40
ups.delay.shutdown: 20
driver.name: usbhid-ups
outlet.group.1.delay.shutdown: 45
`

const SEQ = `ups.status: OL
battery.charge: 90
TIMER 60
ups.status: OB DISCHRG
TIMER 120
ups.status: OB DISCHRG LB
battery.charge: 12
TIMER 30
ups.status: OL CHRG
TIMER 10
`

async function played(text: string, model?: string) {
  const { scenario, notes } = fromDummyUps(text, 'x.seq', model)
  const { timeline, devices } = await runVirtually(scenario, 'x', { seed: 1 })
  return {
    notes,
    devices,
    scenario,
    said: timeline.filter(({ kind }) => kind !== 'scenario').map(({ at, text }) => `${at} ${text}`),
  }
}

test('a .dev is a unit in a state', async () => {
  const { scenario, devices, notes } = await played(DEV)
  expect(devices).toEqual([{ id: 'ups0', model: 'SMT1500I', firmware: '09.3' }])
  expect(scenario.devices.ups0).toMatchObject({
    serial: 'AS1234123456',
    settings: { groups: { SOG0: { turnOffDelay: 45 } } },
  })
  expect(scenario.steps).toEqual([
    { utility: { voltage: 231.4 } },
    { battery: { charge: 80 } },
    { load: { SOG0: 400 } },
  ])
  expect(notes).toEqual([
    'device.mfr: what the model is',
    'battery.voltage: follows from load, charge and mains',
    'ups.delay.shutdown: nothing on the bench stands for it',
    'driver.name: of NUT itself, not of the unit',
  ])
})

test('a .seq is a sequence, played once', async () => {
  const { said } = await played(SEQ)
  expect(said).toEqual([
    '0 120 V, 60 Hz',
    '60 0 V, 60 Hz',
    '60 online -> on-battery (low-input-voltage)',
    expect.stringMatching(/^180 lowRuntimeWarning changed|^180 loaded settings changed/),
    '180 low, charge 12 %',
    '210 120 V, 60 Hz',
    '210 on-battery -> online (acceptable-input)',
    '210 not low any more, charge 11 %',
    expect.stringMatching(/settings changed/),
  ])
})

describe('each token of ups.status', () => {
  test.each([
    ['OB', /online -> on-battery/],
    ['OB LB', /^0 low, charge \d+ %/],
    ['OL RB', /needs-replacement raised/],
    ['OFF', /SOG0 off/],
    ['OL OVER', /output-overload raised/],
    ['OL BOOST', /^0 103 V, 60 Hz/],
    ['OL TRIM', /^0 132 V, 60 Hz/],
    ['OL CAL', /calibration running/],
    ['OL TEST', /self-test pending/],
  ])('%s', async (status, seen) => {
    expect((await played(`ups.status: ${status}\nTIMER 30\n`)).said).toContainEqual(
      expect.stringMatching(seen),
    )
  })

  test('ends when it is gone', async () => {
    const { said } = await played('ups.status: OL OVER RB OFF\nTIMER 5\nups.status: OL\nTIMER 60\n')
    expect(said.filter((text) => text.startsWith('5 '))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/SOG0 on/),
        expect.stringMatching(/needs-replacement cleared/),
      ]),
    )
  })

  test.each([
    ['FSD', 'ups.status FSD: upsmon sets it, no unit does'],
    ['BYPASS', 'ups.status BYPASS: no step puts a unit into bypass'],
    ['ODD', 'ups.status ODD: not known'],
  ])('%s cannot be had, and that is said', async (token, note) => {
    expect((await played(`ups.status: OL ${token}\n`)).notes).toContain(note)
  })
})

describe('what kind of unit it is', () => {
  test('goes by the voltage where nothing else tells, and is said', async () => {
    const { devices, notes } = await played('ups.status: OL\ninput.voltage: 229\n')
    expect(devices[0]!.model).toBe('SMT1500RMI2U')
    expect(notes[0]).toBe(
      'the file does not tell which model it is of; taken is SMT1500RMI2U. --model says another',
    )
  })

  test('is what somebody says', async () => {
    expect((await played('ups.status: OL\n', 'SMX1500RM2U')).devices[0]!.model).toBe('SMX1500RM2U')
  })

  test('a setting that this unit does not take is left out, and that is said', async () => {
    const { notes } = await played(`${DEV}input.transfer.low: 90\n`)
    expect(notes.join()).toMatch(
      /settings are left as the factory has them: .*transferLow: 90 is not allowed/,
    )
  })
})

test('lines that are neither are refused with their number and what is allowed', () => {
  expect(() => fromDummyUps('ups.status: OL\nwhat\nTIMER soon\n', 'x.seq')).toThrow(
    'x.seq cannot be used:\n' +
      '  line 2: "what" is not known; allowed: variable: value, TIMER seconds, # comment\n' +
      '  line 3: TIMER soon is not allowed; allowed: 0 to 2678400 seconds',
  )
  expect(() => fromDummyUps('# nothing\n', 'x.dev')).toThrow('x.dev cannot be used:\n  nothing is in it')
})
