#!/bin/sh
/sbin/apcaccess -h 127.0.0.1:3551 -u -p STATUS 2> /dev/null | grep -Eq 'ONLINE|ONBATT'
