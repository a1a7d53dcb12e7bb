import { describe, expect, test } from 'vitest'
import { type HostFacts, judge } from '../../src/cli/doctor/judge.ts'

const SOUND: HostFacts = {
  platform: 'linux',
  node: 'v22.1.0',
  oldestNode: '20.19',
  noPty: undefined,
  usbip: { module: 'loaded', root: true, program: true },
  ports: [{ port: 8080, use: 'the page', free: true }],
  docker: 'runs',
  packages: { koffi: true, serialport: true },
  clients: { upsc: '/usr/bin/upsc', mbpoll: undefined },
}
const about = (facts: HostFacts, name: string) =>
  judge(facts).find((finding) => finding.about.startsWith(name))

describe('the doctor', () => {
  test('finds nothing wrong with a computer that has everything', () => {
    expect(judge(SOUND).filter(({ verdict }) => verdict !== 'fine')).toEqual([])
    expect(about(SOUND, 'clients')?.found).toBe('upsc (/usr/bin/upsc)')
  })

  test.each([
    ['v20.19.0', 'fine'],
    ['v20.18.3', 'needed'],
    ['v18.20.0', 'needed'],
    ['v24.0.0', 'fine'],
  ])('Node %s is %s', (node, verdict) => expect(about({ ...SOUND, node }, 'Node')?.verdict).toBe(verdict))

  test('says what to do about each thing that is missing', () => {
    const bare: HostFacts = {
      ...SOUND,
      noPty: 'cannot open a pty: permission denied (EACCES)',
      usbip: { module: 'installed', root: false, program: false },
      ports: [{ port: 8080, use: 'the page', free: false }],
      docker: 'installed',
      packages: { koffi: false, serialport: false },
      clients: { upsc: undefined },
    }
    const findings = judge(bare).filter(({ about: what }) => what !== 'Node')
    expect(findings.every(({ verdict, advice }) => verdict === 'limited' && advice !== undefined)).toBe(true)
    expect(about(bare, 'USB')?.advice).toBe(
      'install the program usbip (Debian: apt install usbip); sudo modprobe vhci-hcd; attach as root: sudo usbip attach',
    )
    expect(about(bare, 'package serialport')?.advice).toContain('npm install serialport')
  })

  test('knows the ways of Windows and macOS', () => {
    const windows = { ...SOUND, platform: 'win32', noPty: 'Windows has no ptys' }
    expect(about(windows, 'virtual serial ports')).toMatchObject({ verdict: 'limited' })
    expect(about(windows, 'virtual serial ports')?.advice).toContain('com0com')
    expect(about(windows, 'USB')?.advice).toContain('usbip-win2')
    expect(about({ ...SOUND, platform: 'darwin' }, 'USB')?.found).toBe('darwin has no USB/IP client')
    expect(
      about({ ...SOUND, usbip: { module: 'absent', root: true, program: true } }, 'USB')?.found,
    ).toContain('no module')
  })
})
