#!/bin/sh
# Two drivers on the same unit and the server, in the foreground. When one of them ends, so does the container.
set -eu
export NUT_CONFPATH=/run/nut NUT_STATEPATH=/run/nut NUT_PIDPATH=/run/nut NUT_ALTPIDPATH=/run/nut
umask 077
cat > /run/nut/ups.conf <<END
pollinterval = 1
maxretry = 3
[tcp]
  driver = apc_modbus
  porttype = tcp
  port = ${BENCH:-bench}:1502
[pty]
  driver = apc_modbus
  porttype = serial
  port = ${PTY:-/ups/0}
END
echo 'LISTEN 0.0.0.0 3493' > /run/nut/upsd.conf
: > /run/nut/upsd.users
# Commands need a login; without a password there is none.
if [ -n "${NUT_PASSWORD:-}" ]; then
  printf '[admin]\n  password = "%s"\n  actions = SET\n  instcmds = ALL\n' "$NUT_PASSWORD" > /run/nut/upsd.users
fi

trap 'trap - TERM INT; kill 0; wait; exit 0' TERM INT
/lib/nut/apc_modbus -a tcp -F & drivers=$!
/lib/nut/apc_modbus -a pty -F & drivers="$drivers $!"
# /usr/sbin/upsd is a script that asks /etc/nut/nut.conf whether to start.
/lib/nut/upsd -F & server=$!
while sleep 1 & wait $!; do
  for process in $drivers $server; do kill -0 "$process" 2> /dev/null || exit 1; done
done
