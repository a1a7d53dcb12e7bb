#!/bin/sh
usbip port | grep -q "${BENCH:-bench}"
