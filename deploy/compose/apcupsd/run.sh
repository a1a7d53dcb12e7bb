#!/bin/sh
exec /sbin/apcupsd -b -f /opt/apcupsd/apcupsd.conf -P /run/apcupsd/pid
