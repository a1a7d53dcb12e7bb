/** Published differences of SMTL, SMC and SMX C. */
export const SMTL_SMC_ROWS = `
smc-lcd-productkey | 1018,1028 ..<18.2 | lcd | high | Product key shown wrong on LCD (c and d drawn as 9, missing digits)
id1031-brain-off-sleep | 1031 02.0..<03.1 | power,all | high | UPS controller powers itself off although the sleep countdown is running (then never wakes)
id1031-no-sleep-led | 1031 02.0..<03.1 | lcd | high | No scrolling LED in sleep
id1031-selftest-cloud | 1031 02.0..<03.1 | cloud,nmc | high | Self-test result wrong on the cloud page; wrong NMC CLI text for self-test and runtime calibration
id1031-outlet-msg | 1031 02.0..<03.1 | lcd | high | Wrong LCD message when operating outlet groups
id1031-sitewiring-green | 1031 02.0..<03.1 | lcd,modbus | medium | Green mode and site-wiring enable/acknowledge from menu do not work
id1050-usb-wedge | 1050 16.0.. | modbus-usb,microlink-usb | medium | Modbus/Microlink carried inside HID reports goes silent while ordinary HID reports still answer; only USB reset or re-plug recovers
id1041-sog-status | 1041 01.0..<01.1 | modbus,lcd | high | On/off button does not update the switched-outlet-group status
id1040-xbp | 1040 ..<01.1 | lcd | medium | External battery packs not shown on the display
id1040-green-menu | 1040 ..<01.2 | lcd | high | Green mode setting appears in the display menu
smtl-50hz | 1026 ..<01.5 | power | medium | System behaviour poor at 50 Hz
smtl-hid | 1026 01.0..<01.3 | usb-hid,lcd,power | medium | USB HID driver behaviour poor; degrees F reporting wrong; retransfer behaviour
smtl-modbus-tcp-added | 1026 ..<01.3 | modbus-tcp | high | Modbus/TCP on the SmartConnect port appears
smtl-smartconnect-items | 1026 ..<02.0 | lcd | high | Display shows Ethernet and SmartConnect items on models without that port
smtl-runtime-soc | 1026 ..<02.0 | modbus,usb-hid,lcd | medium | Runtime algorithm and state-of-charge display inaccurate
smtl-usage-info | 1026 ..<02.9 | modbus,microlink | medium | Descriptor information of VoltageACSetting and UPSStatusChangeCause usages wrong
smtl-green-exit | 1026 ..<02.9 | power | medium | Poor sequence on leaving green mode
smc-green-selftest | 1000 ..<09.8; 1005 ..<10.0 | usb-hid,nmc | high | Spurious message/event when going from green mode to self-test
smc-transferpoint | 1000,1005 ..<10.0 | usb-hid,power | high | Transfer point does not follow the value set from PCBE
smc-lcd-after-fault | 1000 ..<09.8; 1005 ..<10.0 | lcd | high | LCD does not return to normal after a fault clears
smc-soc-newbatt | 1005 ..<12.0 | usb-hid,modbus | high | State of charge not 100 % after a new battery is installed; self-test events badly logged
smc-limits | 1005 ..<12.0 | usb-hid,modbus | high | Upper limits of minimum return runtime and load-shed runtime raised
smc-green-messages | 1005 ..<14.0 | usb-hid,lcd | medium | Improper messages in green mode and poor reaction to faults
`
