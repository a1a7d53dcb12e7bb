import { resolve } from 'node:path'
import type { Device } from '../lab/device.ts'
import type { DeviceEndpoint } from '../lab/unit/device-endpoint.ts'
import type { Cell } from './cell.ts'

/**
 * What a command receives of its cell. A port called `smartslot1.basic1` becomes `UPSLAB_SMARTSLOT1_BASIC1` (path or
 * address), `…_KIND`, `…_PROTOCOL` and, on USB, `…_BUSID`.
 */
export function environmentOf(cell: Cell, device: Device, control: string): Record<string, string> {
  const { firmware } = device.ups
  return {
    UPSLAB_CELL: cell.name,
    UPSLAB_CONTROL: control,
    UPSLAB_DEVICE: device.id,
    UPSLAB_DEVICE_URL: `${control}/api/v1/devices/${device.id}`,
    UPSLAB_MODEL: cell.model,
    UPSLAB_FIRMWARE: firmware.version,
    UPSLAB_FIRMWARE_ID: String(firmware.lineId),
    UPSLAB_DEFECTS: firmware.defects.join(','),
    UPSLAB_CARD: cell.card ?? '',
    UPSLAB_CARD_FIRMWARE: cell.cardFirmware ?? '',
    ...Object.assign({}, ...device.endpoints.map(endpointVariables)),
  }
}

function endpointVariables(end: DeviceEndpoint): Record<string, string> {
  const name = `UPSLAB_${end.port.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
  return {
    [name]: 'path' in end ? resolve(end.path) : end.address,
    [`${name}_KIND`]: end.kind,
    [`${name}_PROTOCOL`]: end.protocol,
    ...('busid' in end ? { [`${name}_BUSID`]: end.busid } : {}),
  }
}
