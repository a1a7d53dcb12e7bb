import { timeOfDay } from '../../../emulators/clock/time-of-day.ts'
import { usDate } from '../../../emulators/clock/us-date.ts'
import { type CardInUnit, constant, numbered, type ServedObjects, scalars, table } from './object.ts'

/** Receivers that a card lists. */
const RECEIVERS = 4
const receiver = ({ card }: CardInUnit, row: number) => card.settings.receivers[row - 1]
const TRAP_TYPES = { powernet: 1, ietf: 2, both: 3 } as const

const modules = () => numbered(2)

/** The card itself: its versions, receivers of traps, clock, and its restart. */
export const MANAGEMENT_OBJECTS: ServedObjects = {
  ...scalars({
    mconfigNumTrapReceivers: constant(RECEIVERS),
    mconfigBOOTPEnabled: constant(2),
    mconfigClockDate: ({ host }) => usDate(host.now()),
    mconfigClockTime: ({ host }) => timeOfDay(host.now()),
    // It reads continueCurrentAgent; written 1, 4, 5 or 6 the card starts anew.
    mcontrolRestartAgent: [constant(2), restart()],
    mtrapargsInteger: constant(0),
    mtrapargsIpAddress: constant('0.0.0.0'),
    mtrapargsString: constant(''),
    mtrapargsGauge: constant(0),
    mtrapargsTimeTicks: constant(0),
    // No file has been loaded by SNMP.
    mfiletransferStatusLastTransferResult: constant(2),
    mfiletransferConfigSettingsFilename: constant('Unknown'),
    mfiletransferConfigTFTPServerAddress: constant('0.0.0.0'),
    mfiletransferConfigFTPServerAddress: constant('0.0.0.0'),
    mfiletransferConfigFTPServerUser: constant('apc'),
    mfiletransferConfigFTPServerPassword: constant('apc'),
    mfiletransferControlInitiateFileTransfer: constant(1),
  }),
  ...table(modules, {
    moduleVersion: ({ card }, row) => `v${row === 1 ? card.firmware.version : card.firmware.application}`,
  }),
  ...table(() => numbered(RECEIVERS), {
    trapIndex: (_at, row) => row,
    receiverAddr: (at, row) => receiver(at, row)?.address.replace(/:\d+$/, '') ?? '0.0.0.0',
    communityString: (at, row) => receiver(at, row)?.name ?? 'public',
    severity: constant(1),
    acceptThisReceiver: (at, row) => (receiver(at, row) || row > at.card.settings.receivers.length ? 1 : 2),
    receiveTrapType: (at, row) => TRAP_TYPES[receiver(at, row)?.traps ?? 'powernet'],
  }),
}

function restart() {
  return {
    apply: ({ card }: CardInUnit, value: number | string) => {
      if (Number(value) !== 2) card.restartSoon()
    },
  }
}
