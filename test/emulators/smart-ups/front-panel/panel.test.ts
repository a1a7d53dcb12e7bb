import { describe, expect, test } from 'vitest'
import type { Key } from '../../../../emulators/smart-ups/front-panel/front-panel.ts'
import { MATRIX } from '../../../../emulators/smart-ups/front-panel/screen.ts'
import { findModel } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { unit, unitWithCard } from '../../../support/unit.ts'

function panelOf(made: ReturnType<typeof unit>) {
  const { panel } = made.ups
  const press = (...keys: Key[]) => {
    for (const key of keys) panel.press(key)
  }
  /** Moves the cursor to an entry of the present menu and opens it. */
  const choose = (label: string) => {
    for (let step = 0; step < 40; step++) press('up')
    for (let step = 0; step < 40; step++) {
      if (panel.view().rows.some((row) => row.startsWith(`> ${label}`))) return press('ok')
      press('down')
    }
    throw new Error(`no entry ${label} in ${JSON.stringify(panel.view().rows)}`)
  }
  const rows = () => panel.view().rows.map((row) => row.trimEnd())
  return { panel, press, choose, rows }
}

function advanced(version = '09.3') {
  const made = unitWithCard({ version })
  made.ups.settings.setUnit('menuType', 'advanced')
  return { made, ...panelOf(made) }
}

describe('home screen', () => {
  test('shows state, load, battery and runtime within the matrix', () => {
    for (const name of ['SMT1500RM2U', 'SRT3000XLA', 'SMC1500', 'SMT1500C']) {
      const made = unit({ model: name, version: findVersion(name) })
      const { rows, columns } = MATRIX[findModel(name).panel]
      const shown = made.ups.panel.view().rows
      expect(shown.length).toBe(rows)
      for (const row of shown) expect(row.length).toBeLessThanOrEqual(columns)
      expect(shown[0]).toMatch(/On-Line|Online Green/)
    }
  })

  test('follows the unit: on battery, turning off, asleep, dark', () => {
    const made = unit()
    const { rows, panel } = panelOf(made)
    made.ups.setInput({ voltage: 0 })
    expect(rows()[0]).toBe('On Battery')
    expect(panel.view().lights.leds).toMatchObject({ online: false, onBattery: true })
    made.ups.setInput({ voltage: 120 })
    made.ups.command({ action: 'sleep', targets: 'all', source: 'usb', useOffDelay: true, seconds: 4000 })
    expect(rows()[0]).toBe('Turning off in 90 s')
    made.pass(100)
    expect(rows()[0]).toBe('Sleep 01:06:30')
    expect(panel.view().lights.leds!.scrolling).toBe(true)
    made.ups.setInput({ voltage: 0 })
    made.pass(601)
    expect(rows()).toEqual(['', '', '', ''])
  })

  test('an injected fault shows by its number, bit for bit', () => {
    const made = unit()
    made.ups.setFault('backfeed-relay', true)
    expect(panelOf(made).rows()[0]).toBe('Error P.05')
    made.ups.setFault('backfeed-relay', false)
    made.ups.setFault('charger', true)
    expect(panelOf(made).rows()[0]).toBe('Error B.04')
  })
})

describe('power control', () => {
  test('Turn Off w/Delay asks first, with No in front, and commands the whole unit from the LCD', () => {
    const { made, press, choose, rows } = advanced()
    press('ok')
    choose('Control')
    choose('UPS')
    choose('Turn Off w/Delay')
    expect(rows().slice(0, 3)).toEqual(['Turn Off w/Delay', '> No', '  Yes'])
    press('down', 'ok')
    expect(made.ups.outlets.groups.map((group) => group.process)).toMatchObject([
      { kind: 'off', source: 'lcd' },
      { kind: 'off', source: 'lcd' },
    ])
  })

  test('No does nothing', () => {
    const { made, press, choose } = advanced()
    press('ok')
    choose('Control')
    choose('UPS')
    choose('Turn Off Now')
    press('ok')
    expect(made.outlets()).toBe('MOG on, SOG0 on')
  })

  test('the seed at the LCD: back by itself on 09.2, off for good on 09.3', () => {
    for (const [version, ends] of [
      ['09.2', 'MOG on, SOG0 on'],
      ['09.3', 'MOG off, SOG0 off'],
    ] as const) {
      const { made, press, choose } = advanced(version)
      press('ok')
      choose('Control')
      choose('UPS')
      choose('Turn Off w/Delay')
      press('down', 'ok')
      made.pass(600)
      expect(made.outlets()).toBe(ends)
    }
  })

  test('a running countdown offers to be cancelled', () => {
    const { made, press, rows } = advanced()
    made.ups.command({ action: 'off', targets: 'all', source: 'rj45', useOffDelay: true })
    expect(rows()[1]).toBe('OK: cancel')
    press('ok', 'down', 'ok')
    made.pass(200)
    expect(made.outlets()).toBe('MOG on, SOG0 on')
  })

  test('one group alone, and the refusal when it is busy', () => {
    const { made, press, choose } = advanced()
    press('ok')
    choose('Control')
    choose('Outlet Group 1')
    choose('Turn Off Now')
    press('down', 'ok')
    expect(made.outlets()).toBe('MOG on, SOG0 off')
  })

  test('the power button: held it is off at once, pressed again everything is on', () => {
    const { made, panel } = advanced()
    panel.press('power', 100)
    expect(made.outlets()).toBe('MOG on, SOG0 on')
    panel.press('power', 2500)
    expect(made.outlets()).toBe('MOG off, SOG0 off')
    expect(made.ups.power.data.cause).toBe('local-ui-command')
    panel.press('power')
    expect(made.outlets()).toBe('MOG on, SOG0 on')
  })

  test('a dead unit starts from its battery by the button', () => {
    const { made, panel } = advanced()
    made.ups.setInput({ voltage: 0 })
    panel.press('power', 5000)
    made.pass(700)
    expect(made.ups.awake).toBe(false)
    panel.press('power')
    expect(made.outlets()).toBe('MOG on, SOG0 on')
    expect(made.ups.power.data.state).toBe('on-battery')
  })
})

describe('settings', () => {
  test('Standard hides what Advanced shows', () => {
    const made = unit()
    const { press, rows, choose } = panelOf(made)
    press('ok')
    const all = () => {
      const seen = new Set<string>()
      for (let step = 0; step < 10; step++) {
        for (const row of rows()) seen.add(row.slice(2))
        press('down')
      }
      return seen
    }
    expect(all().has('Control')).toBe(false)
    choose('Configuration')
    choose('Menu Type')
    press('down', 'ok', 'esc')
    expect(made.ups.settings.unit.menuType).toBe('advanced')
    for (let step = 0; step < 10; step++) press('up')
    expect(all().has('Control')).toBe(true)
  })

  test('Modbus enable and slave address are set there', () => {
    const { made, press, choose } = advanced()
    press('ok')
    choose('Configuration')
    choose('Modbus')
    choose('Modbus')
    press('down', 'ok')
    choose('Slave Address')
    press('up', 'up', 'ok')
    expect(made.ups.settings.unit).toMatchObject({ modbusEnabled: true, modbusAddress: 3 })
    expect(made.ups.modbusEnabled).toBe(true)
  })

  test('a delay set here is what a port reads next, within the limits of the panel', () => {
    const { made, press, choose, panel } = advanced()
    press('ok')
    choose('Configuration')
    choose('Outlets')
    choose('Outlet Group 1')
    choose('Reboot Duration')
    panel.press('down', 60_000)
    press('ok')
    expect(made.ups.settings.group('SOG0')!.stayOffDelay).toBe(4)
  })

  test('the reversed menu of early C models', () => {
    const made = unit({ model: 'SMT1500C', version: '02.6' })
    expect(made.ups.modbusEnabled).toBe(true)
    made.ups.settings.setUnit('modbusEnabled', true)
    expect(made.ups.modbusEnabled).toBe(false)
  })
})

describe('a person in the menus', () => {
  test('is one step from home after the power button, however often it was pressed and from wherever', () => {
    const { press, choose, rows } = advanced()
    const home = rows()
    press('ok')
    choose('Configuration')
    press('ok', 'power', 'power', 'power')
    expect(rows()[0]).toBe('Power')
    press('esc')
    expect(rows()).toEqual(home)
  })

  test('is where they were when the panel is put back, edit and question under way', () => {
    const { made, panel, press, choose, rows } = advanced()
    press('ok')
    choose('Test & Diags')
    choose('UPS Self Test')
    press('down')
    const [place, shown] = [panel.save(), rows()]
    press('esc', 'esc', 'esc')
    expect(rows()).not.toEqual(shown)
    panel.load(JSON.parse(JSON.stringify(place)))
    expect(rows()).toEqual(shown)
    press('ok')
    expect(made.ups.diagnostics.selfTest.data.phase).toMatch(/pending|running/)
  })

  test('cannot be put where no menu is', () => {
    const { panel } = advanced()
    const place = {
      levels: [
        { label: 'Main Menu', index: 0 },
        { label: 'Cellar', index: 0 },
      ],
    }
    expect(() => panel.load({ ...panel.save(), place: { ...panel.save().place, ...place } })).toThrow(
      /no "Cellar" there; it has: Status, Control, /,
    )
  })
})

describe('alarm', () => {
  test('any key mutes what sounds; a new alarm sounds again', () => {
    const made = unit()
    const { panel, press } = panelOf(made)
    made.ups.setInput({ voltage: 0 })
    expect(panel.view()).toMatchObject({ beeper: 'on-battery', muted: false })
    press('up')
    expect(panel.view().muted).toBe(true)
    expect(panel.keyPressedRecently).toBe(true)
    made.ups.setBattery({ charge: 2 })
    expect(panel.view()).toMatchObject({ beeper: 'low-battery', muted: false })
    made.pass(10)
    expect(panel.keyPressedRecently).toBe(false)
  })
})

function findVersion(name: string): string {
  return { SRT3000XLA: '15.6', SMC1500: '15.1', SMT1500C: '04.1' }[name] ?? '09.3'
}
