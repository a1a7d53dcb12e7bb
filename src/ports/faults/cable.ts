import { type FaultKind, milliseconds } from './fault.ts'

/** The cable is out: connections are closed, a virtual serial port hangs up, a USB device is gone. */
export const disconnect: FaultKind = {
  about: 'the cable is out until the fault is taken away',
  settings: {},
  isSteady: true,
  pullsCable: () => Number.POSITIVE_INFINITY,
  make: () => () => [],
}

/** The cable is pulled and put back, once. */
export const replug: FaultKind = {
  about: 'the cable is out for so long, once',
  settings: { ms: milliseconds(2000) },
  isSteady: true,
  pullsCable: ({ ms = 0 }) => ms,
  // What a pulled cable loses is the cable's affair; once it is back everything passes.
  make: () => (piece) => [piece],
}

/** The host goes to sleep and wakes up, once: it suspends the bus and resumes it (USB 2.0, 9.1.1.6). */
export const hostAsleep: FaultKind = {
  about: 'the host sleeps for so long, once: the USB bus is suspended and resumed',
  settings: { ms: milliseconds(2000) },
  isSteady: true,
  onlyUsb: true,
  suspendsBus: ({ ms = 0 }) => ms,
  make: () => (piece) => [piece],
}
