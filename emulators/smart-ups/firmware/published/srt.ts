/** Published differences of SRT. */
export const SRT_ROWS = `
ie2-shutdown-override-srt | 1001,1002,1010,1013,1014,1019,1020,1021,1024,1025 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | low | With an Interface Expander 2 fitted, a commanded off, sleep or shutdown is undone and the output is back at once
nmc-fw-update-disabled | 1002,1013,1014,1016,1041 15.0..; 1010,1019,1020,1021,1024,1025,1031 15.0..<15.5; 1017,1033 15.0..<15.6; 1026 15.0..<15.1; 1029,1030,1036,1037 15.1..<15.5 | nmc | high | A network card may not update the firmware until files are signed
srt5-runtime-xlbp | 1001 ..<02.6 | modbus,usb-hid,lcd | high | Runtime leaves external packs out of account
srt8-runtime-xlbp | 1002,1014 ..<02.1 | modbus,usb-hid,lcd | high | Runtime leaves external packs out of account
srt5-pack-comm | 1013 ..<04.0 | modbus,nmc | high | Communication with packs is lost now and then
srt5-energy-onbatt | 1013 ..<04.0 | modbus,usb-hid | medium | Energy, power and frequency are inaccurate on battery
srt5-lastxfer-unknown | 1013 ..<04.7 | modbus,nmc,lcd | high | The cause of the last transfer is unknown
srt-check-battery-cable | 1013,1014,1002 ..<04.8; 1010,1019,1025 ..<07.9; 1024 ..<00.8 | modbus,nmc,lcd | high | An alarm asks to check the battery cable without cause
srt-pack-disconnected-events | 1013 ..<05.1; 1014,1002 ..<05.2; 1010,1019,1025 ..<08.2; 1024 ..<00.8 | nmc,modbus | high | Events say that a pack was disconnected and is back, without cause
srt-battery-presence-standby | 1013 ..<05.1; 1014,1002 ..<05.2; 1010,1019,1025 ..<08.2; 1024 ..<00.8 | modbus,nmc | medium | With the output off, the battery counts as missing
srt-inverter-event | 1013 ..<05.1; 1002,1014 ..<05.2; 1010,1019,1025 ..<08.2; 1024 ..<00.8; 1020 ..<15.7; 1021 ..<12.2 | nmc,modbus | medium | An inverter event is logged without cause
srt-power-button-5s | 1013 ..<04.7; 1002,1014 ..<05.1; 1010,1019,1025 ..<07.9 | lcd,power | high | The power button turns off when held for a shorter time
srt8-power-sys-00800 | 1002,1014 ..<04.4 | modbus,nmc,lcd | high | A power-system error 00800 appears without cause
srt8-charger-ov | 1002,1014 ..<04.6 | modbus,nmc | high | A charger alarm appears without cause
srt8-dcbus-uv | 1002,1014 ..<04.7 | modbus,nmc,power | high | A DC-bus alarm appears without cause, with a needless transfer to battery
srt8-6packs-comm | 1002,1014 ..<04.2 | modbus,nmc | high | Communication with packs is lost with more than five of them
srt8-output-distorted | 1002,1014 ..<05.2 | modbus,nmc | high | An output-distorted event appears without cause
srt8-backfeed-weld | 1002,1014 ..<05.2 | nmc,modbus | medium | A back-feed relay fault appears without cause
srt8-site-wiring | 1002,1014 ..<a05.2 | modbus,nmc,lcd | high | A site-wiring fault appears without cause
srt8-1021-regress | 1021 12.0..<12.2 | modbus,nmc | high | A fix of 05.2 is missing: the output-distorted event is back
srt-miswired | 1020 ..<10.4; 1021 ..<12.2; 1010,1019,1025 ..<15.1; 1024 ..<15.2 | modbus,nmc,lcd | high | A site-wiring fault appears without cause under some input conditions
srt-nmc-fw-timeout | 1013,1002,1014,1020,1021,1010,1019,1025,1024,1033 ..<15.0; 1017 ..<02.5 | nmc | high | Firmware sent by a network card times out
srt-comm-event-pwr-off | 1002,1014 ..<15.2; 1010,1019,1024,1025 ..<15.6; 1013 ..<15.3; 1020 ..<15.9; 1021,1017,1033 ..<15.7; 1016 ..<15.1 | nmc,lcd | high | An update is not reliable and is installed again
srt-pack-renumber | 1010,1019,1021,1024,1025 ..<15.5; 1020 ..<15.7 | modbus,nmc | high | An update renumbers the packs
srt-id-change | 1001 ..<02.9; 1010,1019 ..<07.9 | usb-descriptor,microlink,nmc | high | An update changes the UPS ID
srt-update-output-on | 1010 ..<07.9; 1019 ..<07.1; 1020 ..<10.1; 1024 ..<00.4; 1025 ..<07.3 | power,nmc,lcd | high | Firmware cannot be installed with the output on; later it can
srt2-resume-low-voltage | 1010,1025 ..<a08.3 | power,all | high | After the battery was exhausted the unit does not come back at a low input voltage
srt-li-runtime | 1024 ..<a00.9 | modbus,usb-hid | high | Runtime is inaccurate
srt-li-newbatt-msg | 1024 ..<00.8 | lcd,nmc | high | A new-battery message follows an update
srt-li-50ah-event | 1024 ..<15.3 | nmc,modbus | high | An update logs a battery event with a 50 Ah pack
srt-li-charger-event | 1024 ..<15.6 | nmc,modbus,lcd | medium | A charger event is logged without cause
srt-li-pack-names | 1024 ..<01.0 | lcd | high | About names packs less exactly
srt3000-runtime-zero | 1010 05.3..05.3 | usb-hid | medium | HID runtime is 0 where other faces have the right one
srt-thermal | 1013,1002,1014 ..<15.1; 1020 ..<15.8; 1021 ..<15.6 | modbus,nmc | medium | Battery temperature is inaccurate
`
