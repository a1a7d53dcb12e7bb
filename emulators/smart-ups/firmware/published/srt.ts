/** Published differences of SRT. */
export const SRT_ROWS = `
ie2-shutdown-override-srt | 1001,1002,1010,1013,1014,1019,1020,1021,1024,1025 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | low | Interface Expander 2: same override; SRT is named in the symptom text but has no row in the fix table
nmc-fw-update-disabled | 1002,1013,1014,1016,1041 15.0..; 1010,1019,1020,1021,1024,1025,1031 15.0..<15.5; 1017,1033 15.0..<15.6; 1026 15.0..<15.1; 1029,1030,1036,1037 15.1..<15.5 | nmc | high | Firmware update through the NMC refused (CVE-2022-0715 mitigation), allowed again once firmware is signed
srt5-runtime-xlbp | 1001 ..<02.6 | modbus,usb-hid,lcd | high | Predicted runtime ignores external battery packs
srt8-runtime-xlbp | 1002,1014 ..<02.1 | modbus,usb-hid,lcd | high | Predicted runtime ignores external battery packs
srt5-pack-comm | 1013 ..<04.0 | modbus,nmc | high | Battery pack communication unreliable
srt5-energy-onbatt | 1013 ..<04.0 | modbus,usb-hid | medium | Energy metering, output power reading and output frequency inaccurate on battery
srt5-lastxfer-unknown | 1013 ..<04.7 | modbus,nmc,lcd | high | Last transfer cause reported as Unknown
srt-check-battery-cable | 1013,1014,1002 ..<04.8; 1010,1019,1025 ..<07.9; 1024 ..<00.8 | modbus,nmc,lcd | high | False 'Check Battery Cable' alarm
srt-pack-disconnected-events | 1013 ..<05.1; 1014,1002 ..<05.2; 1010,1019,1025 ..<08.2; 1024 ..<00.8 | nmc,modbus | high | Erroneous 'Battery Pack Disconnected' followed by 'Cleared' events in NMC log
srt-battery-presence-standby | 1013 ..<05.1; 1014,1002 ..<05.2; 1010,1019,1025 ..<08.2; 1024 ..<00.8 | modbus,nmc | medium | Presence of internal battery not detected properly in battery standby
srt-inverter-event | 1013 ..<05.1; 1002,1014 ..<05.2; 1010,1019,1025 ..<08.2; 1024 ..<00.8; 1020 ..<15.7; 1021 ..<12.2 | nmc,modbus | medium | Inverter hardware-circuit event detected wrongly
srt-power-button-5s | 1013 ..<04.7; 1002,1014 ..<05.1; 1010,1019,1025 ..<07.9 | lcd,power | high | Power-off needs the button held 5 s (shorter before)
srt8-power-sys-00800 | 1002,1014 ..<04.4 | modbus,nmc,lcd | high | False 'Power Sys Error 00800'
srt8-charger-ov | 1002,1014 ..<04.6 | modbus,nmc | high | False charger over-voltage alarm
srt8-dcbus-uv | 1002,1014 ..<04.7 | modbus,nmc,power | high | False DC bus under-voltage alarm; unneeded transfers to battery with three-phase input
srt8-6packs-comm | 1002,1014 ..<04.2 | modbus,nmc | high | Battery pack communication unreliable with more than five external packs; low-runtime indication weak
srt8-output-distorted | 1002,1014 ..<05.2 | modbus,nmc | high | False 'output distorted' event
srt8-backfeed-weld | 1002,1014 ..<05.2 | nmc,modbus | medium | Back-feed relay weld event detected wrongly
srt8-site-wiring | 1002,1014 ..<a05.2 | modbus,nmc,lcd | high | False site-wiring fault
srt8-1021-regress | 1021 12.0..<12.2 | modbus,nmc | high | 12.0, the first ID 1021 version, leaves out one fix of 05.2 (the vendor's 'point 3': inverter-circuit detection in the ID 1002/1014 numbering, output-distorted in the ID 1021 numbering); both are listed again in 12.2
srt-miswired | 1020 ..<10.4; 1021 ..<12.2; 1010,1019,1025 ..<15.1; 1024 ..<15.2 | modbus,nmc,lcd | high | False 'Miswired' event under certain input conditions
srt-nmc-fw-timeout | 1013,1002,1014,1020,1021,1010,1019,1025,1024,1033 ..<15.0; 1017 ..<02.5 | nmc | high | Time-out while receiving firmware through the NMC
srt-comm-event-pwr-off | 1002,1014 ..<15.2; 1010,1019,1024,1025 ..<15.6; 1013 ..<15.3; 1020 ..<15.9; 1021,1017,1033 ..<15.7; 1016 ..<15.1 | nmc,lcd | high | Firmware upgrade unreliable with 'Comm Event: To Pwr Off' and repeated installation
srt-pack-renumber | 1010,1019,1021,1024,1025 ..<15.5; 1020 ..<15.7 | modbus,nmc | high | Battery packs are renumbered by a firmware upgrade
srt-id-change | 1001 ..<02.9; 1010,1019 ..<07.9 | usb-descriptor,microlink,nmc | high | UPS ID changes with an update: 1001 -> 1013 (02.9), 1010 or 1019 -> 1025 (any version from 07.9)
srt-update-output-on | 1010 ..<07.9; 1019 ..<07.1; 1020 ..<10.1; 1024 ..<00.4; 1025 ..<07.3 | power,nmc,lcd | high | Firmware can be installed with the output on
srt2-resume-low-voltage | 1010,1025 ..<a08.3 | power,all | high | Does not resume online operation at lower input voltage after a low-battery shutdown
srt-li-runtime | 1024 ..<a00.9 | modbus,usb-hid | high | Runtime prediction inaccurate
srt-li-newbatt-msg | 1024 ..<00.8 | lcd,nmc | high | 'New battery installed' message after firmware update
srt-li-50ah-event | 1024 ..<15.3 | nmc,modbus | high | Battery general event during a firmware update with a 50 Ah pack
srt-li-charger-event | 1024 ..<15.6 | nmc,modbus,lcd | medium | Battery charger event raised by the control firmware without cause
srt-li-pack-names | 1024 ..<01.0 | lcd | high | Battery pack identification improved in the About menu
srt3000-runtime-zero | 1010 05.3..05.3 | usb-hid | medium | NUT shows runtime 0 while apcupsd shows about 112 min
srt-thermal | 1013,1002,1014 ..<15.1; 1020 ..<15.8; 1021 ..<15.6 | modbus,nmc | medium | Battery thermal detection inaccurate
`
