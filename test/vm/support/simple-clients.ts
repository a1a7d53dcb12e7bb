import { apcupsd } from './apcupsd.ts'
import { nutConfiguration } from './scripts.ts'

/** apcupsd's `dumb` type on the first USB-serial adapter. Its kill power holds a line for ten seconds. */
export const DUMB_APCUPSD = (cable: string) => apcupsd({ type: 'dumb', cable, device: '/dev/ttyUSB0' })

/**
 * NUT's genericups of a cable type on the second adapter: `genericups_start`, `upsc u@127.0.0.1`, and
 * `genericups_kills_power`, which holds its line for `sdtime`.
 */
export const GENERICUPS = (type: number) => `
${nutConfiguration('driver=genericups', 'port=/dev/ttyUSB1', `upstype=${type}`, 'sdtime=6')}
genericups_start() {
  genericups -a u -u root >/tmp/driver.log 2>&1 || cat /tmp/driver.log
  pidof upsd >/dev/null || upsd -u root >/tmp/upsd.log 2>&1
}
genericups_kills_power() { genericups -a u -u root -k >/tmp/kill.log 2>&1; tail -2 /tmp/kill.log; }
`
