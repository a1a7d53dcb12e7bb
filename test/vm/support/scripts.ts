/** `wait_for SECONDS PATTERN COMMAND`: waits until a command prints what it should, and says what it printed last. */
export const WAIT_FOR = `
wait_for() { # seconds pattern command...
  n=$1; pattern=$2; shift 2
  while [ $n -gt 0 ]; do
    last=$("$@" 2>/dev/null)
    if echo "$last" | grep -qE "$pattern"; then echo "SEEN $pattern"; return 0; fi
    sleep 1; n=$((n-1))
  done
  echo "NOT SEEN $pattern; last: $last"; return 1
}
`

/**
 * A NUT for one unit on USB. `nut_start` runs driver and upsd, from `$NUT_AT` where that is set; `nut_stop` ends them.
 * The administrator's name is admin, the password x.
 */
export const NUT_ON_USB = `
mkdir -p /etc/nut /run/nut
export NUT_CONFPATH=/etc/nut NUT_STATEPATH=/run/nut NUT_ALTPIDPATH=/run/nut
printf '[u]\\ndriver=usbhid-ups\\nport=auto\\nvendorid=051d\\npollinterval=1\\nondelay=30\\noffdelay=20\\n' >/etc/nut/ups.conf
printf 'LISTEN 127.0.0.1 3493\\n' >/etc/nut/upsd.conf
printf '[admin]\\npassword=x\\ninstcmds=ALL\\nactions=SET\\n' >/etc/nut/upsd.users
nut_start() {
  \${NUT_AT}usbhid-ups -a u -u root >/tmp/driver.log 2>&1 || cat /tmp/driver.log
  \${NUT_AT}upsd -u root >/tmp/upsd.log 2>&1 || cat /tmp/upsd.log
}
nut_stop() { kill $(cat /run/nut/upsd.pid) $(cat /run/nut/usbhid-ups-u.pid); sleep 2; }
`

/** apcupsd on a unit's hiddev node: `apcupsd_start`, then `apcaccess -f /tmp/a.conf`. */
export const APCUPSD_ON_USB = `
mkdir -p /etc/apcupsd /tmp/a
printf '#!/bin/sh\\necho EVENT $1\\n' >/etc/apcupsd/apccontrol; chmod 755 /etc/apcupsd/apccontrol
cat >/tmp/a.conf <<X
UPSCABLE usb
UPSTYPE usb
DEVICE /dev/usb/hiddev0
LOCKFILE /tmp/a
SCRIPTDIR /etc/apcupsd
PWRFAILDIR /tmp/a
NOLOGINDIR /tmp/a
NETSERVER on
NISIP 127.0.0.1
POLLTIME 2
BATTERYLEVEL -1
MINUTES -1
X
apcupsd_start() { apcupsd -b -f /tmp/a.conf >/tmp/a.log 2>&1 & }
apcupsd_stop() { killall apcupsd; sleep 3; }
`
