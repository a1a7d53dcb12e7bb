#!/bin/sh
# Attaches the unit's USB port to this host's kernel, where it is 051d:0003, and lets go of it in the end.
set -eu
modprobe vhci_hcd || true
if [ ! -d /sys/devices/platform/vhci_hcd.0 ]; then
  echo 'this kernel has no vhci_hcd: on the host, modprobe vhci_hcd' >&2
  exit 1
fi
port_of() { usbip port | awk -v bench="${BENCH:-bench}" '/^Port/ { sub(":", "", $2); port = $2 } index($0, bench) { print port }'; }
trap 'for port in $(port_of); do usbip detach -p "$port"; done; exit 0' TERM INT
usbip attach -r "${BENCH:-bench}" -b 1-1
while sleep 1 & wait $!; do :; done
