import { describe, expect, test } from 'vitest'
import { unit } from '../../../support/unit.ts'

describe('off and stay off', () => {
  test('counts the turn-off delay down on both groups, then stays off', () => {
    const { ups, pass, outlets } = unit()
    expect(ups.command({ action: 'off', targets: 'all', source: 'rj45', useOffDelay: true })).toEqual({
      accepted: true,
    })
    expect(ups.outlets.get('MOG')!.turnOffCountdown).toBe(90)
    pass(89)
    expect(outlets()).toBe('MOG on, SOG0 on')
    expect(ups.outlets.get('SOG0')!.turnOffCountdown).toBe(1)
    pass(1)
    expect(outlets()).toBe('MOG off, SOG0 off')
    expect(ups.power.data.state).toBe('off')
    pass(24 * 3600)
    expect(outlets()).toBe('MOG off, SOG0 off')
    expect(ups.outlets.get('MOG')!.process).toBeNull()
  })

  test('shows an expired countdown as 0 for a second', () => {
    const { ups, pass } = unit()
    ups.command({ action: 'off', targets: ['SOG0'], source: 'rj45', useOffDelay: true })
    pass(90)
    expect(ups.outlets.get('SOG0')!.turnOffCountdown).toBe(0)
    pass(1)
    expect(ups.outlets.get('SOG0')!.turnOffCountdown).toBe(-1)
  })

  test('without delay it is off at once', () => {
    const { ups, outlets } = unit()
    ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    expect(outlets()).toBe('MOG off, SOG0 off')
    expect(ups.power.data.cause).toBe('local-ui-command')
  })
})

describe('coming back', () => {
  test('a shutdown with AC present is back after the stay-off time', () => {
    const { ups, pass, outlets } = unit()
    ups.command({ action: 'shutdown', targets: 'all', source: 'rj45' })
    pass(7)
    expect(outlets()).toBe('MOG off, SOG0 off')
    pass(1)
    expect(outlets()).toBe('MOG on, SOG0 on')
    expect(ups.power.data.cause).toBe('automatic-restart')
  })

  test('a shutdown without AC waits for it', () => {
    const { ups, pass, outlets } = unit()
    ups.setInput({ voltage: 0 })
    ups.command({ action: 'shutdown', targets: 'all', source: 'rj45' })
    pass(300)
    expect(outlets()).toBe('MOG off, SOG0 off')
    expect(ups.outlets.get('MOG')!.pending(false)).toEqual({ action: 'wait-for-ac', seconds: null })
    ups.setInput({ voltage: 120 })
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('a shutdown waits for the minimum return runtime while the battery charges', () => {
    const { ups, pass, outlets } = unit()
    ups.setBattery({ charge: 10 })
    for (const group of ['MOG', 'SOG0'] as const) ups.settings.setGroup(group, 'minimumReturnRuntime', 1200)
    ups.command({ action: 'shutdown', targets: 'all', source: 'rj45' })
    pass(10)
    expect(ups.outlets.get('MOG')!.pending(true)).toEqual({ action: 'wait-for-runtime', seconds: null })
    pass(3 * 3600)
    expect(outlets()).toBe('MOG on, SOG0 on')
    expect(ups.battery.charge).toBeGreaterThan(10)
  })

  test('a sleep comes back after its seconds', () => {
    const { ups, pass, outlets } = unit()
    ups.command({ action: 'sleep', targets: 'all', source: 'usb', seconds: 600 })
    pass(599)
    expect(outlets()).toBe('MOG off, SOG0 off')
    pass(1)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('a reboot with a stay-off time over 300 s is a sleep', () => {
    const { ups } = unit()
    ups.settings.setGroup('SOG0', 'stayOffDelay', 301)
    ups.command({ action: 'reboot', targets: ['SOG0'], source: 'rj45' })
    expect(ups.outlets.get('SOG0')!.process!.kind).toBe('sleep')
  })

  test('a switched group waits for its turn-on delay after the main group', () => {
    const { ups, pass, outlets } = unit()
    ups.settings.setGroup('SOG0', 'turnOnDelay', 15)
    ups.command({ action: 'shutdown', targets: 'all', source: 'rj45', useOnDelay: true })
    pass(8)
    expect(outlets()).toBe('MOG on, SOG0 off')
    pass(15)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })
})

describe('refusals', () => {
  test('the main group cannot go off while a switched one stays on', () => {
    const { ups } = unit()
    expect(ups.command({ action: 'off', targets: ['MOG'], source: 'rj45' })).toEqual({
      accepted: false,
      reason: 'switched-group-on',
      group: 'SOG0',
    })
  })

  test('a switched group cannot come on while the main group is off', () => {
    const { ups } = unit()
    ups.command({ action: 'off', targets: 'all', source: 'rj45' })
    expect(ups.command({ action: 'on', targets: ['SOG0'], source: 'rj45' })).toMatchObject({
      reason: 'main-group-off',
    })
  })

  test('a second command is refused until the first is cancelled', () => {
    const { ups, pass, outlets } = unit()
    ups.command({ action: 'off', targets: ['SOG0'], source: 'rj45', useOffDelay: true })
    const again = { action: 'reboot', targets: ['SOG0'], source: 'usb' } as const
    expect(ups.command(again)).toMatchObject({ accepted: false, reason: 'command-pending' })
    ups.command({ action: 'cancel', targets: ['SOG0'], source: 'usb' })
    pass(100)
    expect(outlets()).toBe('MOG on, SOG0 on')
    expect(ups.command(again)).toEqual({ accepted: true })
  })

  test('a group the unit lacks is named', () => {
    const { ups } = unit()
    expect(ups.command({ action: 'off', targets: ['SOG2'], source: 'rj45' })).toMatchObject({
      reason: 'no-such-group',
      group: 'SOG2',
    })
  })
})
