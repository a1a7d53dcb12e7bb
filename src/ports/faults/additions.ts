import { type FaultKind, milliseconds } from './fault.ts'

/** What a host sends comes back to it, as through a two-wire adapter that does not switch its receiver off. */
export const echo: FaultKind = {
  about: 'what the host sends comes back to it at once, before any answer, as through a two-wire adapter',
  settings: {},
  isSteady: true,
  isEcho: true,
  onlyBytes: true,
  make: () => (piece) => [piece],
}

/** Bytes of noise while nobody sends; among them those that mean something in UPS-Link. */
const NOISE = Uint8Array.of(0x21, 0x0d, 0x0a, 0x00, 0xff, 0x2b)

/** Bytes that nobody sent reach the host from time to time. */
export const stray: FaultKind = {
  about: 'bytes that nobody sent reach the host every so often, among them ! and carriage returns',
  settings: { ms: milliseconds(2000), bytes: { min: 1, max: 16, unset: 2, unit: 'bytes' } },
  isSteady: true,
  onlyBytes: true,
  noise: ({ ms = 0, bytes: most = 1 }) => ({
    everyMs: Math.max(1, ms),
    draw: (random) =>
      Uint8Array.from(
        { length: 1 + Math.floor(random() * most) },
        () => NOISE[Math.floor(random() * NOISE.length)]!,
      ),
  }),
  make: () => (piece) => [piece],
}
