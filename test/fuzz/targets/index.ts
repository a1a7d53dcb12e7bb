import type { Target } from '../target.ts'
import { cardConsole } from './card-console.ts'
import { hidDescriptor } from './hid-descriptor.ts'
import { hidRequests, hidRequestsLegacy } from './hid-requests.ts'
import { microlink } from './microlink.ts'
import { modbusRtu } from './modbus-rtu.ts'
import { modbusTcp } from './modbus-tcp.ts'
import { notification, pcnetPacket } from './notices.ts'
import { rfc2217 } from './rfc2217.ts'
import { snmp } from './snmp.ts'
import { dumpHid, dumpRegisters, dumpText, labFile, recording, scenario } from './texts.ts'
import { upsLink } from './ups-link.ts'
import { usbip } from './usbip.ts'

/** Every reader of what others send, and how many inputs it gets in the tests: a second or less each. */
export const TARGETS: readonly (readonly [Target, inputs: number])[] = [
  [modbusRtu, 4000],
  [modbusTcp, 6000],
  [upsLink, 6000],
  [microlink, 3000],
  [snmp, 3000],
  [usbip, 1500],
  [hidRequests, 6000],
  [hidRequestsLegacy, 6000],
  [hidDescriptor, 1500],
  [rfc2217, 4000],
  [cardConsole, 2000],
  [pcnetPacket, 4000],
  [notification, 6000],
  [labFile, 200],
  [scenario, 200],
  [dumpText, 200],
  [dumpRegisters, 60],
  [dumpHid, 300],
  [recording, 1500],
]
