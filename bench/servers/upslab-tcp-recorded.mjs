import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bench } from '../../build/src/index.js'
import { DiskFolder } from '../../build/src/lab/recording/disk-folder.js'
import { Recorder } from '../../build/src/lab/recording/recorder.js'
import { realTime, wallClockMs } from '../../build/src/lab/time/real-time.js'
import { announce } from './serve.mjs'

const bench = new Bench({ time: { virtual: false, speed: 1 } })
const config = { model: 'SMT1500RM2U', firmware: '09.3', modbusTcp: '127.0.0.1:0' }
const device = bench.add('ups0', config)
const path = mkdtempSync(join(tmpdir(), 'upslab-bench-recording-'))
process.on('exit', () => rmSync(path, { recursive: true, force: true }))
const onTrouble = (text) => process.stderr.write(`${text}\n`)
new Recorder({
  bench,
  lab: { devices: { ups0: config } },
  folder: new DiskFolder({ path, line: realTime, onTrouble }),
  version: '0',
  line: realTime.now(),
  wallMs: wallClockMs(),
})
await bench.open()
announce({ port: Number(device.endpoints[0].address.split(':')[1]) })
