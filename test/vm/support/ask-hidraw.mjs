/**
 * Runs in the guest, beside the packaged command: one process asks for everything, since each start takes ten seconds
 * there. Prints a line of JSON for each thing it finds out.
 */
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { ReportMap } from './build/emulators/usb-hid-emulator-lite/src/hid/report-map.js'
import { exitCodeOf } from './build/src/cli/exit-code.js'
import { program } from './build/src/cli/program.js'
import { openHidraw } from './build/src/ports/hidraw/hidraw.js'

const NOBODY = 65534
const [thermometer, deaf, leaving] = process.argv.slice(2)

const say = (what, found) => console.log(`ASKED ${JSON.stringify({ what, ...found })}`)
const hex = (bytes) => (bytes ? Buffer.from(bytes).toString('hex') : 'refused')

async function features(path) {
  const device = await openHidraw(path)
  const map = new ReportMap(device.descriptor)
  const reports = map.reportIds('feature').map((id) => {
    return [id, hex(device.getFeature(id, map.reportLength('feature', id)))]
  })
  // A buffer longer than the report, and a report that there is none of.
  const odd = [hex(device.getFeature(12, 64)), hex(device.getFeature(0xee, 8))]
  device.close()
  return { name: device.name, serial: device.serial, reports: Object.fromEntries(reports), odd }
}

/** What the command ends with on such a source. */
async function failure(what, path) {
  const started = Date.now()
  const error = await (await program('clone'))
    .parseAsync(['clone', '--as', 'hidraw', path], { from: 'user' })
    .then(
      () => ({ message: 'none' }),
      (thrown) => thrown,
    )
  say(what, { exitCode: exitCodeOf(error), message: error.message, seconds: (Date.now() - started) / 1000 })
}

for (const unit of [0, 1]) {
  say(`profile ${unit}`, { text: readFileSync(`/tmp/${unit}.yaml`, 'utf8') })
  say(`features ${unit}`, await features(`/dev/hidraw${unit}`))
}

symlinkSync('/dev/hidraw1', '/tmp/the-ups')
say('by a link', await features('/tmp/the-ups'))
writeFileSync('/tmp/plain', 'no device')
await failure('missing', '/dev/hidraw9')
await failure('plain file', '/tmp/plain')
await failure('other device', '/dev/null')
await failure('no UPS', thermometer)
process.seteuid(NOBODY)
await failure('not allowed', '/dev/hidraw0')
process.seteuid(0)
chmodSync('/dev/hidraw0', 0o644)
process.seteuid(NOBODY)
say('allowed to read', await features('/dev/hidraw0'))
process.seteuid(0)
await failure('leaving', leaving)
await failure('deaf', deaf)
