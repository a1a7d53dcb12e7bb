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

/** A configuration of NUT with one UPS called u, whose administrator is admin with the password x. */
export const nutConfiguration = (...settings: readonly string[]) => `
mkdir -p /etc/nut /run/nut
export NUT_CONFPATH=/etc/nut NUT_STATEPATH=/run/nut NUT_ALTPIDPATH=/run/nut
printf '[u]\\n${settings.join('\\n')}\\npollinterval=1\\n' >/etc/nut/ups.conf
printf 'LISTEN 127.0.0.1 3493\\n' >/etc/nut/upsd.conf
printf '[admin]\\npassword=x\\ninstcmds=ALL\\nactions=SET\\n' >/etc/nut/upsd.users
`

/** A NUT for one unit on USB: `nut_start` runs driver and upsd, from `$NUT_AT` where that is set; `nut_stop` ends them. */
export const NUT_ON_USB = `
${nutConfiguration('driver=usbhid-ups', 'port=auto', 'vendorid=051d', 'ondelay=30', 'offdelay=20')}
nut_start() {
  \${NUT_AT}usbhid-ups -a u -u root >/tmp/driver.log 2>&1 || cat /tmp/driver.log
  \${NUT_AT}upsd -u root >/tmp/upsd.log 2>&1 || cat /tmp/upsd.log
}
nut_stop() { kill $(cat /run/nut/upsd.pid) $(cat /run/nut/usbhid-ups-u.pid); sleep 2; }
`
