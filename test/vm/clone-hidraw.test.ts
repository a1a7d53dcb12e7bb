import { afterEach, beforeEach, expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import type { Device } from '../../src/lab/device.ts'
import type { DeviceConfig } from '../../src/lab/lab-file/schema.ts'
import { cpio } from './setup/cpio.ts'
import { nodeForGuest } from './setup/node-in-guest.ts'
import { PACKAGE, packageForGuest } from './setup/package-in-guest.ts'
import { runGuest } from './setup/run-guest.ts'
import { featureReports, unitOfProfile } from './support/feature-reports.ts'
import { describeInGuest } from './support/guest.ts'
import { UnwellOnUsb } from './support/unwell-on-usb.ts'

const TIMEOUT = 480_000

const LATER: DeviceConfig = {
  ...{ model: 'SMT1500RM2U', firmware: '09.3', serial: 'AS1716230417', manufactured: '2017-04-20' },
  ...{ usb: 'usbip', load: { SOG0: 333 }, battery: { charge: 83 } },
  settings: { unit: { lowRuntimeWarning: 300, audibleAlarm: false } },
}
const LEGACY: DeviceConfig = {
  ...{ model: 'SUA1000RM2U', serial: 'AS0612345678', manufactured: '2006-03-21' },
  ...{
    usb: 'usbip',
    load: { MOG: 210 },
    input: { voltage: 117.4 },
    battery: { charge: 61, temperature: 31 },
  },
  settings: {
    unit: {
      ...{ transferHigh: 130, transferLow: 102, sensitivity: 'reduced' },
      ...{ returnCharge: 15, batteryInstalledOn: 3100 },
    },
    groups: { MOG: { turnOffDelay: 180, turnOnDelay: 60 } },
  },
}

/** Attaches the units one after the other, clones two with the command as packaged, and asks the rest in one go. */
const script = (good: string, unwell: number) => `
export NODE_COMPILE_CACHE=/tmp/compiled
attach() { # port busid number
  usbip --tcp-port $1 attach -r 10.0.2.2 -b $2
  n=50; until [ -e /dev/hidraw$3 ] || [ $n -eq 0 ]; do sleep 0.2; n=$((n-1)); done
}
# Under emulation it takes longer to optimise than that saves.
run() { node --no-opt --no-sparkplug "$@"; }
clone() { # number options...
  number=$1; shift
  run ${PACKAGE}/dist/src/cli/main.js clone /dev/hidraw$number -o /tmp/$number.yaml "$@"
  echo "CLONED $number $?"
}
attach ${good} 1-1 0; attach ${good} 1-2 1
clone 0 --model SMT1500RM2U
clone 1
attach ${unwell} 1-1 2; attach ${unwell} 1-2 3; attach ${unwell} 1-3 4
run ${PACKAGE}/ask.mjs /dev/hidraw2 /dev/hidraw3 /dev/hidraw4
`
const ASK = { 'ask.mjs': new URL('./support/ask-hidraw.mjs', import.meta.url) }

const node = await nodeForGuest()

/** What the script in the guest found out, by its name. */
function foundOut(output: string): Readonly<Record<string, Answer>> {
  const lines = [...output.matchAll(/^ASKED (.*)$/gm)].map(([, json]) => JSON.parse(json!))
  return Object.fromEntries(lines.map(({ what, ...answer }) => [what, answer]))
}

interface Answer {
  readonly text?: string
  readonly reports?: Readonly<Record<number, string>>
}

describeInGuest(
  'upslab clone over the hidraw devices of an unmodified kernel',
  () => {
    let bench: Bench
    let unwell: UnwellOnUsb
    let units: readonly Device[]
    beforeEach(async () => {
      // Time stands still, so that a unit is afterwards what it was.
      bench = new Bench({ time: { virtual: true }, usbip: '127.0.0.1:0' })
      units = [bench.add('later', LATER), bench.add('legacy', LEGACY)]
      await bench.open()
      unwell = new UnwellOnUsb()
    })
    afterEach(async () => {
      await bench.close()
      await unwell.close()
    })

    async function asked(): Promise<Readonly<Record<string, Answer>>> {
      const [end] = units[0]!.endpoints
      const port = end && 'address' in end ? end.address.split(':')[1]! : ''
      const files = cpio([...(node.available ? node.entries() : []), ...packageForGuest(ASK)])
      const { output, status } = await runGuest(
        script(port, await unwell.open()),
        TIMEOUT - 20_000,
        undefined,
        // Node alone is held twice, packed and unpacked.
        { files, memory: 768 },
      )
      expect(output.match(/^CLONED .*$/gm)).toEqual(['CLONED 0 0', 'CLONED 1 0'])
      expect(status).toBe(0)
      return foundOut(output)
    }

    test('a later and a legacy unit, and devices that cannot be cloned', { timeout: TIMEOUT }, async () => {
      const found = await asked()
      const [later, legacy] = units.map(featureReports)
      expect(found['features 0']).toEqual(read(' Smart-UPS 1500 FW:UPS 09.3 / ID=18', LATER, later))
      expect(found['features 1']).toEqual(read('Smart-UPS 1000 RM FW:669.19.D USB FW:11.03', LEGACY, legacy))
      expect(found['by a link']).toEqual(found['features 1'])
      expect(found['allowed to read']).toEqual(found['features 0'])

      const [laterClone, legacyClone] = [0, 1].map((unit) => unitOfProfile(found[`profile ${unit}`]!.text!))
      // Later units do not tell their load, and without it the runtime is another.
      expect(different(later!, featureReports(laterClone!))).toEqual(['13'])
      expect(different(legacy!, featureReports(legacyClone!))).toEqual([])
      for (const [index, clone] of [laterClone!, legacyClone!].entries()) {
        const { model, firmware, identity, battery } = units[index]!.ups
        expect(clone.ups).toMatchObject({ model: { name: model.name }, battery: { charge: battery.charge } })
        expect(clone.ups.firmware.equals(firmware)).toBe(true)
        expect(clone.ups.identity).toEqual(identity)
      }
      expect(legacyClone!.ups.settings.toJSON()).toEqual(units[1]!.ups.settings.toJSON())
      toldWhy(found)
    })
  },
  node,
)

/** What the guest should have read of a unit through hidraw; the manufacturer string of later units ends in a blank. */
function read(product: string, { serial }: DeviceConfig, reports: Readonly<Record<number, string>> = {}) {
  const name = `American Power Conversion ${product}`
  return { name, serial, reports, odd: [reports[0x0c], 'refused'] }
}

function different(
  there: Readonly<Record<number, string>>,
  here: Readonly<Record<number, string>>,
): string[] {
  return Object.keys({ ...there, ...here }).filter((id) => there[Number(id)] !== here[Number(id)])
}

function toldWhy(found: Readonly<Record<string, Answer>>): void {
  const failed = (message: RegExp) => ({ exitCode: 3, message: expect.stringMatching(message) })
  const here = 'UPSs here: /dev/hidraw0 \\(American Power Conversion +Smart-UPS 1500 .*\\), /dev/hidraw1 \\('
  const because = {
    missing: new RegExp(`^cannot open /dev/hidraw9: no such file or folder \\(ENOENT\\); ${here}`),
    'plain file': new RegExp(`^/tmp/plain is no hidraw device; ${here}`),
    'other device': new RegExp(`^/dev/null is no hidraw device; ${here}`),
    'no UPS': new RegExp(`^/dev/hidraw2 is no UPS but Example Thermometer; ${here}`),
    'not allowed':
      /^cannot open \/dev\/hidraw0: permission denied \(EACCES\); .* sudo chmod a\+r \/dev\/hidraw0$/,
    leaving: /^\/dev\/hidraw4: the unit was unplugged, or a driver took it/,
    deaf: /^\/dev\/hidraw3: the unit does not answer; plug its USB cable out and in again$/,
  }
  for (const [what, message] of Object.entries(because)) expect(found[what]).toMatchObject(failed(message))
}
