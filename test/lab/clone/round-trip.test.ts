/** What every model says of itself at every version, on every face it has, made into a unit again. */
import { expect, test } from 'vitest'
import { versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { compareVersions } from '../../../emulators/smart-ups/firmware/version.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import type { Face, UnitFacts } from '../../../src/lab/clone/facts.ts'
import { factsOfHidDevice } from '../../../src/lab/clone/from-hid.ts'
import { readingOfImage } from '../../../src/lab/clone/from-microlink.ts'
import { factsOfRegisters } from '../../../src/lab/clone/from-registers.ts'
import { readUpsLink } from '../../../src/lab/clone/from-ups-link.ts'
import { pickModel } from '../../../src/lab/clone/pick-model.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { HostImage } from '../../../src/protocols/microlink/host-image.ts'
import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { ITEMS } from '../../../src/protocols/modbus/map/register-map.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { readPage } from '../../docs/markdown.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'

const IDENTITY = { first: 512, last: 604 }

/** What a face says, read as clone reads it. */
const READERS: Readonly<Record<Face, (ups: SmartUps) => UnitFacts | Promise<UnitFacts>>> = {
  modbus: overModbus,
  microlink: overMicrolink,
  'ups-link': overUpsLink,
  usb: overUsb,
  'usb-legacy': overUsb,
}

function overModbus(ups: SmartUps): UnitFacts {
  const engine = new ModbusEngine(ups)
  const registers = new Map<number, number>()
  for (const { address, length } of ITEMS) {
    if (address < 128 || address > IDENTITY.last) continue
    const reply = engine.handle(Uint8Array.of(3, address >> 8, address & 0xff, 0, length))
    if (reply?.[0] !== 3) continue
    for (let at = 0; at < length; at++)
      registers.set(address + at, (reply[2 + 2 * at]! << 8) | reply[3 + 2 * at]!)
  }
  return factsOfRegisters(registers)
}

function overMicrolink(ups: SmartUps): UnitFacts {
  const session = new MicrolinkSession(ups, { randomByte: () => 1 })
  let now = 0
  const say = (byte: number) => {
    now += 50
    return session.receive(Uint8Array.of(byte), now)[0]?.bytes
  }
  const image = HostImage.begin(say(0xfd)!)!
  for (let left = 3 * image.rows; left > 0 && !image.isWhole; left--) {
    const frame = say(0xfe)
    if (frame) image.take(frame)
  }
  return readingOfImage(image).facts
}

/** Line time that passes at once. */
function hurriedClock() {
  let at = 0
  const after = (ms: number, action: () => void) => {
    at += ms
    queueMicrotask(action)
    return () => {}
  }
  return { now: () => ++at, after }
}

async function overUpsLink(ups: SmartUps): Promise<UnitFacts> {
  const session = new UpsLinkSession(ups)
  const line = hurriedClock()
  let received: (bytes: Uint8Array) => void = () => {}
  const wire = {
    send: (bytes: Uint8Array) => {
      for (const reply of session.receive(bytes.slice(), line.now())) received(reply.bytes)
    },
    listen: (listener: (bytes: Uint8Array) => void) => {
      received = listener
    },
    close: async () => {},
  }
  return readUpsLink(wire, line, 'a unit')
}

function overUsb(ups: SmartUps): UnitFacts {
  const context = { sync: () => {}, line: new ManualLineClock(), randomByte: () => 1 }
  const host = new InProcessHost(unitUsbDevice(ups, context).device)
  const { product, serial } = host.enumerate()
  const getFeature = (id: number, length: number) => {
    try {
      return host.controlIn({ requestType: 0xa1, request: 1, value: 0x0300 | id, index: 0, length })
    } catch {
      return undefined
    }
  }
  const descriptor = host.getInterfaceDescriptor(0x22, 0, 4096)
  return factsOfHidDevice({ descriptor, product, serial, getFeature })
}

/** The faces that a unit has at a version. */
function facesOf({ serial }: { serial: string }, modbusFrom: string | undefined, version: string): Face[] {
  if (serial === 'ups-link') return ['ups-link', 'usb-legacy']
  const modbus = modbusFrom !== undefined && compareVersions(version, modbusFrom) >= 0
  return ['microlink', 'usb', ...(modbus ? (['modbus'] as const) : [])]
}

/** Everything that says which model it is, without what changes. */
function identityOf(facts: UnitFacts): string {
  const { sku, reportedName, firmwareText, lineId, letter, voltAmperes, watts } = facts
  const { nominalVoltage, nominalBatteryVoltage } = facts
  return JSON.stringify([
    ...[sku, reportedName, firmwareText, lineId, letter, voltAmperes, watts],
    ...[nominalVoltage, nominalBatteryVoltage],
  ])
}

/** What a face of a unit says, asked once. */
const said = new Map<string, UnitFacts>()

async function saidBy(name: string, lineId: number, version: string, face: Face): Promise<UnitFacts> {
  const key = `${name} ${lineId} ${version} `
  if (!said.has(key + face)) {
    const { ups } = unit({ model: name, lineId, version })
    for (const each of facesOf(ups.model, ups.firmware.line.modbusFrom, version))
      said.set(key + each, await READERS[each](ups))
  }
  return said.get(key + face)!
}

/** Undefined where the model comes back, or where nothing on that face tells the two apart and the note says so. */
async function mistake(
  model: UpsModel,
  lineId: number,
  version: string,
  face: Face,
  counts: { exact: number; alike: number },
) {
  const facts = await saidBy(model.name, lineId, version, face)
  const picked = pickModel(facts)
  if (picked.firmware.version !== version) return `version ${picked.firmware.version}`
  if (picked.model === model) {
    counts.exact += 1
    return undefined
  }
  const other = await saidBy(picked.model.name, picked.firmware.id, version, face)
  if (identityOf(other) !== identityOf(facts)) return picked.model.name
  if (picked.confidence !== 'medium') return picked.confidence
  const wished = pickModel(facts, { model })
  if (wished.model !== model || wished.firmware.version !== version) return '--model has no effect'
  counts.alike += 1
  return undefined
}

test('every model at every version, on every face, comes back', { timeout: 300_000 }, async () => {
  const counts = { exact: 0, alike: 0 }
  const wrong: string[] = []
  for (const model of listModels())
    for (const { line, version } of versionsOf(model))
      for (const face of facesOf(model, line.modbusFrom, version)) {
        const found = await mistake(model, line.id, version, face, counts)
        if (found !== undefined) wrong.push(`${model.name} ${line.id} ${version} ${face}: ${found}`)
      }
  expect(wrong).toEqual([])
  const page = readPage('docs/clone-a-unit.md').text.replace(/\s+/g, ' ')
  const { exact, alike } = counts
  expect(page).toContain(
    `${exact + alike} identities, ${exact} of them as the very same model, and ${alike} as one`,
  )
  const faces = new Set([...said.keys()].map((key) => key.split(' ').at(-1)))
  expect([...faces].sort()).toEqual(['microlink', 'modbus', 'ups-link', 'usb', 'usb-legacy'])
})
