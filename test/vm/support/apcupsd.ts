/**
 * An apcupsd in the guest: `apcupsd_start`, `apcupsd_stop`, `apcaccess -f /tmp/a.conf`, and `apcupsd_kills_power`, which
 * does what a halt script does last. It does not shut down by itself at a charge or a runtime.
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
apcupsd_stop() { killall apcupsd; sleep 3; }
apcupsd_kills_power() { touch /tmp/a/powerfail; apcupsd -f /tmp/a.conf --killpower 2>&1 | tail -3; }
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
