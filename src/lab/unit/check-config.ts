import { SLOT_NAMES } from '../../../emulators/smart-ups/commands.ts'
import type { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { cardKind, cardNotices, cardsThatSpeak, cardsWith, DEFAULT_CARD } from '../cards/index.ts'
import { type HostConfig, isNotified, isSignalPort } from '../lab-file/host-schema.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'

interface RequestedUnit {
  readonly model: UpsModel
  readonly firmware: Firmware
  readonly config: DeviceConfig
}

/** Why a unit cannot be had as requested, in words; undefined when it can. */
export function whyImpossible(model: UpsModel, firmware: Firmware, config: DeviceConfig): string | undefined {
  const requested = { model, firmware, config }
  return (
    noModbus(requested) ??
    otherLanguage(requested) ??
    noGroup(requested) ??
    noSlot(requested) ??
    noHost(requested) ??
    noReader(requested)
  )
}

function noModbus({ model, firmware, config }: RequestedUnit): string | undefined {
  const wanted = config.rj45?.protocol === 'modbus' || config.modbusTcp !== undefined
  if (!wanted || firmware.hasModbus) return undefined
  const from = firmware.line.modbusFrom
  const hint = from ? `this line does from UPS ${from}` : 'no version of this line does'
  return `${model.name} with ${firmware.reported} (ID ${firmware.lineId}) does not speak Modbus; ${hint}`
}

function otherLanguage({ model, config }: RequestedUnit): string | undefined {
  const protocol = config.rj45?.protocol
  if (protocol === 'ups-link' && model.serial !== 'ups-link')
    return `${model.name} does not speak UPS-Link on its own port, but Microlink, or Modbus once enabled; an ${cardsThatSpeak('ups-link')} in its slot does`
  if (protocol === 'microlink' && model.serial !== 'microlink')
    return `${model.name} does not speak Microlink; its port speaks UPS-Link`
  return undefined
}

function noGroup({ model, config }: RequestedUnit): string | undefined {
  const groups: readonly string[] = model.groups
  const unknown = Object.keys(config.load ?? {}).find((group) => !groups.includes(group))
  return unknown && `load: ${model.name} has no outlet group ${unknown}; it has ${groups.join(', ')}`
}

function noSlot({ model, config }: RequestedUnit): string | undefined {
  for (const [index, slot] of SLOT_NAMES.entries()) {
    const card = config[slot]
    if (!card || index < model.smartSlots) continue
    if (model.smartSlots === 0) return `${model.name} has no SmartSlot for the ${card.card}`
    const first = config.smartslot1
    const taken = first ? `, and the ${first.card} is in it` : '; use smartslot1'
    return `${slot}: ${model.name} has one SmartSlot${taken}: the ${card.card} does not fit`
  }
  return undefined
}

/** Ports of the cards of a lab file that have a client's cable in them. */
function cabledPorts(config: DeviceConfig): string[] {
  return SLOT_NAMES.flatMap((slot) => {
    const card = config[slot]
    if (!card) return []
    const fields = card as unknown as Readonly<
      Record<string, { readonly connected?: boolean } | null | undefined>
    >
    return cardKind(card.card).signalPorts.filter((port) => fields[port]?.connected ?? fields[port])
  })
}

/** A host on an outlet group or a port of a card that is not there. */
function noHost({ model, config }: RequestedUnit): string | undefined {
  for (const [name, { group, shutdownTrigger, haltReportedBy }] of Object.entries(config.hosts ?? {})) {
    if (group !== undefined && !model.groups.includes(group))
      return `hosts.${name}.group: ${model.name} has no outlet group ${group}; it has ${model.groups.join(', ')}`
    for (const [field, port] of Object.entries({ shutdownTrigger, haltReportedBy })) {
      if (port === undefined || !isSignalPort(port)) continue
      const cables = cabledPorts(config)
      if (cables.includes(port)) continue
      return `hosts.${name}.${field}: no client is plugged into ${port}; there is one at: ${cables.join(', ') || 'none'} (give smartslot1: { card: ${DEFAULT_CARD.card}, ${port}: {} })`
    }
  }
  return undefined
}

/** What a host that reads its unit cannot be. */
function noReader({ config }: RequestedUnit): string | undefined {
  const taken = new Map<string, string>()
  for (const [name, host] of Object.entries(config.hosts ?? {})) {
    const { readsVia, haltReportedBy, shutdownTrigger } = host
    if (readsVia === undefined) continue
    if ((haltReportedBy ?? 'scripted') !== 'scripted')
      return `hosts.${name}.readsVia: goes with haltReportedBy: scripted only, not ${haltReportedBy}`
    if (shutdownTrigger !== undefined && isSignalPort(shutdownTrigger))
      return `hosts.${name}.readsVia: does not go with shutdownTrigger: ${shutdownTrigger}; allowed: ${READINGS.join(', ')}`
    const ofCard = notFromCard(config, host)
    if (ofCard) return `hosts.${name}.${ofCard}`
    // A card answers many; any other port has one client, and that one is upslab's.
    if (readsVia === 'snmp' || isNotified(readsVia)) continue
    const other = taken.get(readsVia)
    if (other) return `hosts.${name}.readsVia: ${other} is at ${readsVia} already; a port has one client`
    taken.set(readsVia, name)
  }
  return undefined
}

/** Why a host cannot read its unit through a card. */
function notFromCard(config: DeviceConfig, host: HostConfig): string | undefined {
  const { readsVia, onCommLost, commLostSeconds } = host
  const card = `smartslot1: { card: ${cardsWith('snmp')}`
  const answers = SLOT_NAMES.some(
    (slot) => config[slot] && cardKind(config[slot].card).wires.includes('snmp'),
  )
  if (readsVia === 'snmp' && !answers) return `readsVia: no card in a slot answers snmp; such as ${card} }`
  const { trap, pcnet } = cardNotices(SLOT_NAMES.map((slot) => config[slot]))
  if (readsVia === 'pcnet' && !pcnet)
    return `readsVia: no card in a slot sends packets of network shutdown; give it clients: [127.0.0.1:3052], such as ${card}, clients: … }`
  if (readsVia !== 'trap') return undefined
  if (!trap)
    return `readsVia: no card in a slot sends traps of v1 or v2c; give it receivers: [{ address: 127.0.0.1:162 }], such as ${card}, receivers: … }`
  const lost = onCommLost !== undefined ? 'onCommLost' : commLostSeconds !== undefined && 'commLostSeconds'
  return lost
    ? `${lost}: traps have no heartbeat: whoever waits for one never misses it; leave it out`
    : undefined
}

const READINGS = ['low-battery', 'shutdown-imminent', 'on-battery', 'nothing']
