#!/bin/sh
# Both drivers know whether the unit is on line or on battery, which they do not before they have read it.
set -eu
for ups in tcp pty; do
  upsc "$ups@127.0.0.1:3493" ups.status 2> /dev/null | grep -Eq '(^| )(OL|OB)' || exit 1
done
