import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloneFacts, cloneRegisters } from '../../../src/lab/clone/clone.ts'
import { registersOf } from '../../../src/lab/clone/compare-registers.ts'
import { CloneError } from '../../../src/lab/clone/facts.ts'
import { factsOfHidDump, registersOfText } from '../../../src/lab/clone/from-dumps.ts'
import { decodedText, factsOfText } from '../../../src/lab/clone/from-text.ts'
import { LabFileError, parseLab } from '../../../src/lab/lab-file/read.ts'
import { RecordingError, readRecording } from '../../../src/lab/recording/replay/read-recording.ts'
import { parseScenario, ScenarioFileError } from '../../../src/lab/scenario/read.ts'
import { reportDescriptor5g } from '../../../src/protocols/hid-power-device/descriptor-5g.ts'
import { DUMPS } from '../../lab/clone/units-seen.ts'
import { bytesOfText, type Target, textOf } from '../target.ts'

type Kind = abstract new (...args: never[]) => Error

/** Text that somebody brings: read, or refused with an error of that kind, whose words say what is wrong. */
function reader(target: Omit<Target, 'start'>, refusal: Kind, read: (input: Uint8Array) => unknown): Target {
  return {
    longest: 4000,
    ...target,
    start: () => (input) => {
      try {
        read(input)
      } catch (error) {
        if (!(error instanceof refusal)) throw error
        if (error.message.length < 10) throw new Error(`no words: ${error.message}`)
      }
    },
  }
}

const words = (...all: string[]) => all.map(bytesOfText)
const file = (path: string) =>
  Uint8Array.from(readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url))))
function registerListing(): string {
  const registers = registersOf({ model: 'SMT1500RM2U', firmware: '09.3' })
  return [...registers].map(([address, word]) => `${address}: ${word}`).join('\n')
}

function hidListing(): string {
  const rows = Buffer.from(reportDescriptor5g()).toString('hex').match(/../g)!.join(' ')
  return `DESCRIPTOR\n ${rows}\nReport 0x0c: 0c 64\nReport 0x0d: 0d 84 03\nProduct: Smart-UPS 1500 FW:UPS 09.3 / ID=18\n`
}

const RECORDING = [
  {
    ...{ type: 'recording', format: 1, version: '0.1.0', startedAt: '', seed: 1, at: 0, from: 0, line: 0 },
    lab: { devices: { a: { model: 'SMT1500' } } },
    devices: [
      { id: 'a', model: 'SMT1500', firmware: { version: '09.3', id: 18, choices: {} }, settings: {} },
    ],
  },
  {
    ...{ type: 'traffic', id: 1, device: 'a', port: 'rj45', protocol: 'modbus', connection: 1 },
    ...{ direction: 'to-unit', at: 1, line: 1, kind: 'bytes', hex: '0103' },
  },
  { type: 'call', at: 2, method: 'PATCH', path: '/devices/a/input', body: { voltage: 0 } },
  { type: 'end', at: 3 },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

const YAML = words(
  '\n  - ',
  ': ',
  '&a ',
  '*a',
  '<<: *a',
  '{',
  '}',
  '[',
  '!!binary ',
  '|\n',
  '? ',
  '"',
  '# ',
  '---\n',
)

export const labFile = reader(
  { name: 'lab-file', seeds: [file('deploy/compose/bench.yaml')], words: YAML },
  LabFileError,
  (input) => parseLab(textOf(input), 'it'),
)

export const scenario = reader(
  {
    name: 'scenario',
    seeds: [file('scenarios/fa233876-off-confirmed.yaml'), file('scenarios/flicker.yaml')],
    words: YAML,
  },
  ScenarioFileError,
  (input) => parseScenario(textOf(input), 'it'),
)

export const dumpText = reader(
  {
    name: 'dump-text',
    seeds: Object.values(DUMPS).map(bytesOfText),
    words: words(': ', '\n', '.', '-', '1e9'),
  },
  CloneError,
  (input) => cloneFacts(factsOfText(decodedText(input))),
)

export const dumpRegisters = reader(
  {
    name: 'dump-registers',
    seeds: words(registerListing()),
    words: words('\n', ': ', '0x', '65535', '-1', '1e400'),
  },
  CloneError,
  (input) => cloneRegisters(registersOfText(decodedText(input))),
)

export const dumpHid = reader(
  { name: 'dump-hid', seeds: words(hidListing()), words: words('\n', ' ', '0x', 'R: ', 'D: ') },
  CloneError,
  (input) => factsOfHidDump(decodedText(input)),
)

export const recording = reader(
  {
    name: 'recording',
    seeds: words(RECORDING),
    words: words('{"type":"end"}', '\n', '"at":-1', 'null', '[]'),
  },
  RecordingError,
  (input) => readRecording(textOf(input)),
)
