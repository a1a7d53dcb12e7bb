/**
 * apcupsd's `dumb` type on the first USB-serial adapter: `apcupsd_start`, `apcaccess -f /tmp/a.conf`, and
 * `apcupsd_kills_power`, which holds its line for ten seconds.
 */
export const DUMB_APCUPSD = (cable: string) => `
mkdir -p /etc/apcupsd /tmp/a
printf '#!/bin/sh\\necho EVENT $1\\nexit 99\\n' >/etc/apcupsd/apccontrol; chmod 755 /etc/apcupsd/apccontrol
cat >/tmp/a.conf <<X
UPSCABLE ${cable}
UPSTYPE dumb
DEVICE /dev/ttyUSB0
LOCKFILE /tmp/a
SCRIPTDIR /etc/apcupsd
PWRFAILDIR /tmp/a
NOLOGINDIR /tmp/a
NETSERVER on
NISIP 127.0.0.1
POLLTIME 1
X
apcupsd_start() { rm -f /tmp/a/*; apcupsd -b -f /tmp/a.conf >/tmp/a.log 2>&1 & }
apcupsd_kills_power() { touch /tmp/a/powerfail; apcupsd -f /tmp/a.conf --killpower 2>&1 | tail -3; }
`

/**
 * NUT's genericups of a cable type on the second adapter: `genericups_start`, `upsc u@127.0.0.1`, and
 * `genericups_kills_power`, which holds its line for `sdtime`.
 */
export const GENERICUPS = (type: number) => `
mkdir -p /etc/nut /run/nut
export NUT_CONFPATH=/etc/nut NUT_STATEPATH=/run/nut NUT_ALTPIDPATH=/run/nut
printf '[u]\\ndriver=genericups\\nport=/dev/ttyUSB1\\nupstype=${type}\\nsdtime=6\\npollinterval=1\\n' >/etc/nut/ups.conf
printf 'LISTEN 127.0.0.1 3493\\n' >/etc/nut/upsd.conf
printf '' >/etc/nut/upsd.users
genericups_start() {
  genericups -a u -u root >/tmp/driver.log 2>&1 || cat /tmp/driver.log
  pidof upsd >/dev/null || upsd -u root >/tmp/upsd.log 2>&1
}
genericups_kills_power() { genericups -a u -u root -k >/tmp/kill.log 2>&1; tail -2 /tmp/kill.log; }
`
