import {
  type CardAccess,
  type CardSettings,
  factoryCardSettings,
  shippedAccess,
} from '../../../../emulators/network-management-card/card-settings.ts'
import { CardFirmware } from '../../../../emulators/network-management-card/firmware/card-firmware.ts'
import { CARD_NAMES, cardModel } from '../../../../emulators/network-management-card/firmware/card-models.ts'
import type { OwnCardVersion } from '../../../../emulators/network-management-card/firmware/known-versions.ts'
import { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import { highestLevel } from '../../../protocols/snmp/usm/user.ts'
import { defined } from '../../defined.ts'
import type { CardFlags, CardKind, CardNotices } from '../card-kind.ts'
import { cardFirmwareCatalogue } from './firmware-catalogue.ts'
import { networkCardMemory } from './memory-schema.ts'
import { networkCardPorts } from './ports.ts'
import { type NetworkCardConfig, networkCardChanges, networkCardSchema, networkCardState } from './schema.ts'

/** The Network Management Cards on the bench. */
export const networkManagementCard = {
  card: CARD_NAMES[0],
  orders: CARD_NAMES,
  title: 'Network Management Card',
  schema: networkCardSchema,
  state: networkCardState,
  memory: networkCardMemory,
  changes: networkCardChanges,
  signalPorts: [],
  serialPorts: [],
  wires: ['snmp', 'pcnet', 'web', 'modbus', 'console'],
  languages: [],
  make,
  ports: networkCardPorts,
  change,
  described,
  fromFlags,
  addresses,
  notices,
  firmware: cardFirmwareCatalogue,
  summary: ({ card, firmware }) => `${card} at ${firmware.version}`,
  warnings: (card) => [...accessWarnings(card), ...modbusWarnings(card)],
} as const satisfies CardKind<NetworkManagementCard, NetworkCardConfig>

const WITH_COMMAND_LINE = CARD_NAMES.filter((name) => cardModel(name).generation !== 'nmc1').join(', ')

/** Protocols that the guides of these cards name (user guide of the third generation). */
const NAMED = ['none', 'MD5', 'SHA', 'DES', 'AES']

function modbusWarnings({
  card,
  fitted,
  firmware,
  host,
  settings,
}: NetworkManagementCard): readonly string[] {
  if (!settings.modbus || fitted.traits.hasModbusTcp) return []
  const unit = host?.unit.model.name ?? 'this unit'
  return [`${card} at ${firmware.version} in an ${unit} has no Modbus TCP: its port answers nothing`]
}

function accessWarnings(card: NetworkManagementCard): readonly string[] {
  const { access, firmware } = card
  const off =
    access.v1 || access.v3
      ? []
      : [
          `${card.card} at ${firmware.version} has SNMP off as shipped and answers nothing: give it communities, users, or profile: legacy`,
        ]
  const newer = access.users
    .flatMap(({ auth, priv }) => [auth, priv])
    .filter((protocol) => !NAMED.includes(protocol))
  const unnamed = [...new Set(newer)].map(
    (protocol) =>
      `no source says that an ${card.card} at ${firmware.version} knows ${protocol}; guides name MD5, SHA, DES and AES. The bench answers it`,
  )
  return [...off, ...unnamed]
}

function make(
  config: NetworkCardConfig,
  known: readonly OwnCardVersion[] = [],
  place?: string,
): NetworkManagementCard {
  const parsed = networkCardSchema.parse(config)
  const { receivers, authenticationTraps, sensors, contact, location, name, user, phrase, profile } = parsed
  const { universalPorts } = cardModel(parsed.card)
  if (parsed.console !== undefined && cardModel(parsed.card).generation === 'nmc1')
    throw new RangeError(
      `console: the console of an ${parsed.card} is one of menus, which the bench has not; cards with a command line: ${WITH_COMMAND_LINE}`,
    )
  const beyond = sensors?.find(({ port }) => port > universalPorts)
  if (beyond)
    throw new RangeError(
      `sensors: there is no universal port ${beyond.port} on an ${parsed.card}; it has ${universalPorts || 'none'}`,
    )
  const names = parsed.users?.map((each) => each.name) ?? []
  const twice = names.find((each, index) => names.indexOf(each) !== index)
  if (twice !== undefined) throw new RangeError(`users: two are named ${JSON.stringify(twice)}`)
  const unknown = receivers?.find(({ version, name: of }) => version === 'v3' && !names.includes(of))
  if (unknown)
    throw new RangeError(
      `receivers: ${unknown.address} is sent SNMPv3 as user ${JSON.stringify(unknown.name)}; users: ${names.join(', ') || 'none'}`,
    )
  const settings: Partial<CardSettings> = defined({
    ...{ receivers, authenticationTraps, sensors, contact, location, name, user, phrase },
    password: parsed.password,
    clients: parsed.clients?.map(String),
    modbus: parsed.modbus !== undefined,
    http: profile === undefined ? undefined : profile === 'legacy',
    access: accessOf(parsed, known),
  })
  return new NetworkManagementCard({
    model: parsed.card,
    version: parsed.firmware,
    defects: parsed.defects,
    settings,
    known,
    place,
  })
}

/** Access as the lab file has it; undefined: as shipped. */
function accessOf(
  config: ReturnType<(typeof networkCardSchema)['parse']>,
  known: readonly OwnCardVersion[],
): CardAccess | undefined {
  const { profile, communities, users } = config
  if (profile === undefined && communities === undefined && users === undefined) return undefined
  const firmware = new CardFirmware(cardModel(config.card), config.firmware, {}, known)
  const shipped = shippedAccess({ profile: profile ?? firmware.in(undefined).traits.profile })
  return {
    v1: communities ? communities.length > 0 : shipped.v1,
    communities: communities ?? shipped.communities,
    v3: users ? users.length > 0 : shipped.v3,
    users: users?.map((each) => ({ ...each, level: each.level ?? highestLevel(each) })) ?? shipped.users,
  }
}

function addresses({ snmp, pcnet, web, modbus, console, receivers = [], clients = [] }: NetworkCardConfig) {
  return [
    ...Object.entries({ snmp, pcnet, web, modbus, console }),
    ...receivers.map(({ address }) => ['receivers.address', address] as const),
    ...clients.map((client) => ['clients', client] as const),
  ]
}

function notices({ receivers = [], clients = [], user, phrase }: NetworkCardConfig): CardNotices {
  const shipped = factoryCardSettings()
  const secret = { user: user ?? shipped.user, phrase: phrase ?? shipped.phrase }
  return {
    ...(receivers.some(({ version }) => version !== 'v3') ? { trap: true } : {}),
    ...(clients.length > 0 ? { pcnet: secret } : {}),
  }
}

function change(card: NetworkManagementCard, changes: Readonly<Record<string, unknown>>): void {
  const { firmware, defects, restart } = networkCardChanges.parse(changes)
  if (firmware !== undefined || defects !== undefined) card.flash(firmware, defects)
  else if (restart) card.restart()
}

function described({
  card: { firmware },
  config,
}: {
  readonly card: NetworkManagementCard
  readonly config: NetworkCardConfig
}): NetworkCardConfig {
  const { version, choices } = firmware
  const defects = Object.keys(choices).length > 0 ? { ...choices } : undefined
  return defined({ ...config, firmware: version, defects }) as NetworkCardConfig
}

/** @throws RangeError when flags of other cards are given */
function fromFlags({ card, cardFirmware, mode, dip }: CardFlags): NetworkCardConfig {
  if (mode !== undefined || dip !== undefined)
    throw new RangeError(`--mode and --dip do not go with --card ${card}`)
  const model = cardModel(card)
  const { version } = new CardFirmware(model, cardFirmware)
  return { card: model.name as NetworkCardConfig['card'], firmware: version, snmp: '127.0.0.1:0' }
}
