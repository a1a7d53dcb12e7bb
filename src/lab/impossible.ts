import type { Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import type { DeviceConfig } from './lab-file/schema.ts'

interface Asked {
  readonly model: UpsModel
  readonly firmware: Firmware
  readonly config: DeviceConfig
}

/** Why a unit cannot be had as asked, in words; undefined when it can. */
export function whyImpossible(model: UpsModel, firmware: Firmware, config: DeviceConfig): string | undefined {
  const asked = { model, firmware, config }
  return noModbus(asked) ?? otherLanguage(asked) ?? noGroup(asked) ?? noSlot(asked)
}

function noModbus({ model, firmware, config }: Asked): string | undefined {
  const wanted = config.rj45?.protocol === 'modbus' || config.modbusTcp !== undefined
  if (!wanted || firmware.hasModbus) return undefined
  const from = firmware.line.modbusFrom
  const hint = from ? `this line does from UPS ${from}` : 'no version of this line does'
  return `${model.name} with ${firmware.reported} (ID ${firmware.lineId}) does not speak Modbus; ${hint}`
}

function otherLanguage({ model, config }: Asked): string | undefined {
  const protocol = config.rj45?.protocol
  if (protocol === 'ups-link' && model.serial !== 'ups-link')
    return `${model.name} does not speak UPS-Link on its own port, but Microlink, or Modbus once enabled; an AP9620 in its slot does`
  if (protocol === 'microlink' && model.serial !== 'microlink')
    return `${model.name} does not speak Microlink; its port speaks UPS-Link`
  return undefined
}

function noGroup({ model, config }: Asked): string | undefined {
  const groups: readonly string[] = model.groups
  const unknown = Object.keys(config.load ?? {}).find((group) => !groups.includes(group))
  return unknown && `load: ${model.name} has no outlet group ${unknown}; it has ${groups.join(', ')}`
}

function noSlot({ model, config }: Asked): string | undefined {
  const { smartslot1: first, smartslot2: second } = config
  const card = first ?? second
  if (card && !model.smartSlot) return `${model.name} has no SmartSlot for the ${card.card}`
  if (!second) return undefined
  const taken = first ? `, and the ${first.card} is in it` : '; use smartslot1'
  return `smartslot2: ${model.name} has one SmartSlot${taken}: the ${second.card} does not fit`
}
