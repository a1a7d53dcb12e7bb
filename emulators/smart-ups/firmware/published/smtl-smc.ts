/** Published differences of SMTL, SMC and SMX C. */
export const SMTL_SMC_ROWS = `
smc-lcd-productkey | 1018,1028 ..<18.2 | lcd | high | The product key is drawn wrong on the display
id1031-brain-off-sleep | 1031 02.0..<03.1 | power,all | high | A long sleep powers the electronics off, and the unit never wakes
id1031-no-sleep-led | 1031 02.0..<03.1 | lcd | high | No lamp shows that the unit sleeps
id1031-selftest-cloud | 1031 02.0..<03.1 | cloud,nmc | high | A network card words the result of a self-test wrongly
id1031-outlet-msg | 1031 02.0..<03.1 | lcd | high | The display confirms an outlet command with the wrong message
id1031-sitewiring-green | 1031 02.0..<03.1 | lcd,modbus | medium | Green mode and site wiring cannot be set from the menu
id1050-usb-wedge | 1050 16.0.. | modbus-usb,microlink-usb | medium | Modbus over USB falls silent after a while
id1041-sog-status | 1041 01.0..<01.1 | modbus,lcd | high | The status of the switched group does not follow the power button
id1040-xbp | 1040 ..<01.1 | lcd | medium | The display does not show external packs
id1040-green-menu | 1040 ..<01.2 | lcd | high | Green mode is not in the menu; later it is
smtl-50hz | 1026 ..<01.5 | power | medium | At 50 Hz the unit behaves poorly
smtl-hid | 1026 01.0..<01.3 | usb-hid,lcd,power | medium | USB reports now and then lag behind the unit
smtl-modbus-tcp-added | 1026 ..<01.3 | modbus-tcp | high | Port 502 is closed; later it serves Modbus TCP
smtl-smartconnect-items | 1026 ..<02.0 | lcd | high | Units without an Ethernet port show its menu items
smtl-runtime-soc | 1026 ..<02.0 | modbus,usb-hid,lcd | medium | Runtime and charge are inaccurate
smtl-usage-info | 1026 ..<02.9 | modbus,microlink | medium | Microlink describes VoltageACSetting and UPSStatusChangeCause wrongly
smtl-green-exit | 1026 ..<02.9 | power | medium | Leaving green mode makes the output dip
smc-green-selftest | 1000 ..<09.8; 1005 ..<10.0 | usb-hid,nmc | high | A self-test from green mode logs a transfer that nobody asked for
smc-transferpoint | 1000,1005 ..<10.0 | usb-hid,power | high | A transfer point that software sets is taken and not followed
smc-lcd-after-fault | 1000 ..<09.8; 1005 ..<10.0 | lcd | high | The display goes on showing an alarm that is over
smc-soc-newbatt | 1005 ..<12.0 | usb-hid,modbus | high | A new battery never shows 100 %
smc-limits | 1005 ..<12.0 | usb-hid,modbus | high | Return runtime and shed runtime have lower upper limits
smc-green-messages | 1005 ..<14.0 | usb-hid,lcd | medium | In green mode an alarm is logged that was none
`
