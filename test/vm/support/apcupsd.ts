/**
 * An apcupsd in the guest: `apcupsd_start`, `apcupsd_stop` (which waits for its end), `apcaccess -f /tmp/a.conf`, and
 * `apcupsd_kills_power`, which does what a halt script does last. It does not shut down by itself at a charge or a runtime.
 *
 * With `modbus` on USB, ask by `apcupsd_status`: apcupsd 3.14.14 waits for ever when an unasked report comes late in
 * its idle wait (the time left is unsigned and wraps), more often the slower the machine. It is ended and started again then.
 */
export const apcupsd = ({ type, cable = 'usb', device = '' }: ApcupsdInGuest) => `
mkdir -p /etc/apcupsd /tmp/a
printf '#!/bin/sh\\necho EVENT $1\\nexit 99\\n' >/etc/apcupsd/apccontrol; chmod 755 /etc/apcupsd/apccontrol
cat >/tmp/a.conf <<X
## apcupsd.conf v1.1 ##
UPSCABLE ${cable}
UPSTYPE ${type}
DEVICE ${device}
LOCKFILE /tmp/a
SCRIPTDIR /etc/apcupsd
PWRFAILDIR /tmp/a
NOLOGINDIR /tmp/a
NETSERVER on
NISIP 127.0.0.1
POLLTIME 1
BATTERYLEVEL -1
MINUTES -1
X
apcupsd_start() { rm -f /tmp/a/*; apcupsd -b -f /tmp/a.conf >/tmp/a.log 2>&1 & }
apcupsd_stop() { killall apcupsd; n=20; while pidof apcupsd >/dev/null && [ $n -gt 0 ]; do sleep 1; n=$((n-1)); done; }
apcupsd_status() {
  timeout 10 apcaccess -f /tmp/a.conf
  [ $? -ge 124 ] && { killall -9 apcupsd; apcupsd_start; echo 'TOO LATE: apcupsd started again'; }
}
apcupsd_kills_power() {
  touch /tmp/a/powerfail
  for try in 1 2 3; do
    timeout 40 apcupsd -f /tmp/a.conf --killpower >/tmp/kill.log 2>&1; ended=$?
    tail -3 /tmp/kill.log
    [ $ended -eq 0 ] && return
    rm -f /tmp/a/LCK*
  done
}
`

export interface ApcupsdInGuest {
  /** `UPSTYPE`. */
  readonly type: 'usb' | 'modbus' | 'dumb'
  /** `UPSCABLE`; usb when left out. */
  readonly cable?: string
  /** `DEVICE`; empty lets it look for itself. */
  readonly device?: string
}

/** The `usb` type on a unit's hiddev node. */
export const APCUPSD_ON_USB = apcupsd({ type: 'usb', device: '/dev/usb/hiddev0' })
