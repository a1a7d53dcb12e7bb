import { resolveFirmware, versionsOf } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { VersionError } from '../../emulators/smart-ups/firmware/version.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import { CatalogueError } from '../../emulators/smart-ups/models/catalogue-error.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import type { AnyCardConfig, CardFlags, CardKind } from '../lab/cards/card-kind.ts'
import { cardKind, DEFAULT_CARD } from '../lab/cards/index.ts'
import { defined } from '../lab/defined.ts'
import { mistakes } from '../lab/lab-file/issues.ts'
import { type LabConfig, labSchema } from '../lab/lab-file/schema.ts'
import { type Catalogue, STOCK } from '../lab/plugins/catalogue.ts'
import { type Runtime, whyNoPty } from '../ports/pty/why-no-pty.ts'
import { UsageError } from './errors.ts'
import type { PluginFlags } from './plugins.ts'

export interface UpFlags extends PluginFlags {
  readonly detach?: boolean
  readonly fromEnv?: boolean
  readonly model?: string
  readonly firmware?: string
  readonly id?: number
  readonly serial?: string
  readonly card?: string
  readonly cardFirmware?: string
  readonly mode?: string
  readonly dip?: string
  readonly rj45?: string
  readonly pty?: string
  readonly tcp?: string
  readonly serialport?: string
  readonly modbusTcp?: string
  readonly usbip?: string | true
  readonly control?: string
  readonly token?: string
  readonly tokenFile?: string
  readonly shard?: string
  readonly allowHost?: string[]
  readonly allowOrigin?: string[]
  readonly speed?: number
  readonly virtual?: boolean
  readonly state?: string
  readonly pace?: boolean
  readonly json?: boolean
  readonly record?: string
}

const DEFAULT_MODEL = 'SMT1500RM2U'
const SEED = 'ie2-shutdown-override'

/** The lab that the flags of `upslab up` describe: one device, called ups0 unless it has a name. */
export function labFromFlags(
  flags: UpFlags,
  name = 'ups0',
  known: Catalogue = STOCK,
  runtime: Runtime = process,
): LabConfig {
  if (flags.virtual && flags.speed !== undefined)
    throw new UsageError('--virtual and --speed exclude each other')
  if (flags.shard !== undefined) throw new UsageError('--shard needs a lab file: flags describe one device')
  const model = flags.model ?? DEFAULT_MODEL
  const version = flags.firmware ?? newestAffected(model, known)
  const input = defined({
    clock: flags.virtual ? { virtual: true } : flags.speed === undefined ? undefined : { speed: flags.speed },
    state: flags.state,
    usbip: typeof flags.usbip === 'string' ? flags.usbip : undefined,
    devices: {
      [name]: defined({
        model,
        firmware: defined({ version, id: flags.id }),
        serial: flags.serial,
        rj45: rj45(flags, version, { model, name, known, runtime }),
        modbusTcp: flags.modbusTcp,
        usb: flags.usbip === undefined ? undefined : 'usbip',
        smartslot1: card(flags, findModel(model, known.models)),
      }),
    },
  })
  const result = labSchema.safeParse(input)
  if (result.success) return result.data
  const texts = mistakes(result.error, input).map(
    ({ path, message }) => `--${String(path.at(-1))}: ${message}`,
  )
  throw new UsageError(texts.join('; '))
}

/** The newest version that has the defect this bench was built for; the newest of all where none has. */
function newestAffected(name: string, known: Catalogue): string | undefined {
  const versions = versionsOf(findModel(name, known.models))
  const affected = versions.filter(({ line, version }) =>
    new Firmware(line, version, {}, known).defects.includes(SEED),
  )
  return (affected.at(-1) ?? versions.at(-1))?.version
}

interface Described {
  readonly model: string
  readonly name: string
  readonly known: Catalogue
  readonly runtime: Runtime
}

function rj45(flags: UpFlags, version: string | undefined, { model, name, known, runtime }: Described) {
  const { pty, tcp, serialport, pace } = flags
  const asked = [pty, tcp, serialport].filter((end) => end !== undefined)
  if (asked.length > 1)
    throw new UsageError('--pty, --tcp and --serialport exclude each other: the unit has one RJ-45 port')
  const wanted = asked.length > 0 || flags.rj45 !== undefined
  const hasModbus = speaksModbus(findModel(model, known.models), version, flags.id)
  if (!wanted && flags.modbusTcp !== undefined) return undefined
  const end = asked.length > 0 ? defined({ pty, tcp, serialport }) : stockEnd(name, runtime)
  // Units leave the factory with Modbus off; who starts a bench without more words most likely wants it on.
  const protocol = flags.rj45 ?? (hasModbus ? 'modbus' : 'auto')
  return { protocol, ...end, ...(pace ? { baud: 9600 } : {}) }
}

/** Where the serial port is when nothing is said: a pty, and where there are none an address that is free. */
function stockEnd(name: string, runtime: Runtime) {
  return whyNoPty(runtime) === undefined ? { pty: `./ports/${name}` } : { tcp: '127.0.0.1:0' }
}

/** What to tell somebody who did not say where the serial port goes and gets no pty; undefined where there is nothing to tell. */
export function noteOnStockEnd(flags: UpFlags, runtime: Runtime = process): string | undefined {
  const { pty, tcp, serialport, rj45: protocol, modbusTcp } = flags
  const why = whyNoPty(runtime)
  if (why === undefined || [pty, tcp, serialport].some((end) => end !== undefined)) return undefined
  if (modbusTcp !== undefined && protocol === undefined) return undefined
  const pair = runtime.platform === 'win32' ? ', or give --serialport one end of a com0com pair' : ''
  return `${why}, so the serial port is at a TCP address; choose one with --tcp${pair}`
}

/** Whether that version has Modbus; one that the model lacks is refused when the lab is made. */
function speaksModbus(model: UpsModel, version: string | undefined, id: number | undefined): boolean {
  try {
    const resolved = resolveFirmware(model, defined({ version, id }))
    return new Firmware(resolved.line, resolved.version).hasModbus
  } catch (error) {
    if (error instanceof CatalogueError || error instanceof VersionError) return false
    throw error
  }
}

function fromFlags(kind: CardKind, flags: CardFlags): AnyCardConfig {
  try {
    return kind.fromFlags!(flags)
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}

function card(flags: UpFlags, model: UpsModel) {
  const { mode, dip, cardFirmware } = flags
  if (flags.card === 'none' && (mode !== undefined || dip !== undefined || cardFirmware !== undefined))
    throw new UsageError('--mode, --dip and --card-firmware need a card: leave out --card none')
  if (
    flags.card === 'none' ||
    (flags.card === undefined && model.smartSlots === 0 && !mode && !dip && !cardFirmware)
  )
    return undefined
  const named = flags.card ?? DEFAULT_CARD.card
  const kind = cardKind(named)
  if (cardFirmware !== undefined && !kind.firmware)
    throw new UsageError(`--card-firmware does not go with --card ${named}: it has no firmware to choose`)
  if (kind.fromFlags) return fromFlags(kind, { card: named, cardFirmware, mode, dip })
  if (mode !== undefined || dip !== undefined)
    throw new UsageError(`--mode and --dip do not go with --card ${flags.card}`)
  return { card: flags.card }
}

/** Flags that describe the one device or the bench, and so do not go with a lab file. */
export function refuseBeside(file: string, flags: UpFlags): void {
  const {
    control,
    token,
    tokenFile,
    allowHost,
    allowOrigin,
    json,
    shard,
    record,
    detach,
    plugin,
    ...describing
  } = flags
  const [first] = Object.keys(describing)
  if (first === undefined) return
  const name = first.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  throw new UsageError(`--${name} does not go with a lab file: say it in ${file}`)
}
