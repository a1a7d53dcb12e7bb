/**
 * Published differences of SMT and SMC with a SmartConnect port: lines 1015, 1018 and their successors.
 *
 * Corrected: `c-loadshed-modbus` begins after 04.1, where a register dump of a real unit reads right; `c-rbc-string-wrong` begins
 * with the versions that changed the names of cartridges, since the same dump names its cartridge right.
 */
export const SMT_SMC_C_ROWS = `
fw-interfaces | 23,1003,1005,1007,1039,1040 ..<15.0; 1015,1018,1031 ..<15.5; 1026 ..<15.1; 1027,1028,1050 ..<16.5; 1047 ..<16.1 | lcd,modbus,microlink | high | Setting that enables or disables firmware update per port appears
c-modbus-setting-reversed | 1015,1018 02.6..<03.2 | modbus,lcd | high | Modbus enable setting reversed: enabling disables and vice versa
c-runtime-lt1m | 1015,1018 ..<03.2 | lcd | high | LCD shows '< 1m' for runtime below one minute
c-site-wiring-config | 1015,1018 ..<03.2 | lcd,modbus | high | Site wiring fault can be configured and acknowledged
c-battery-overtemp-popup | 1015,1018 ..<03.2 | lcd | high | Display message for battery over-temperature
c-outlet-cloud-events | 1015,1018 ..<03.2 | cloud | high | Outlet status changes and pending-off reported to the cloud
c-cloud-events-wrong | 1015,1018 ..<03.5 | cloud | high | UPS events (battery disconnected, output on) reported inaccurately to SmartConnect; reconnect poor
c-hid-shutdownimminent | 1015,1018 ..<04.1 | usb-hid | high | USB HID usages ShutdownImminent and DelayBeforeReboot wrong
c-hid-logical-limits | 1015,1018 03.5..<04.1 | usb-hid | high | HID logical minimum/maximum of runtime and shutdown countdown wrong: host reads runtime -1 and shutdown timer 65535
c-pcbe-usb-stops | 1015,1018 ..<04.1 | usb-hid | high | USB communication with PCBE stops occasionally (Windows 10), frequent communication lost
c-hid-swap-limit-alarm | 1015,1018 ..<04.1 | usb-hid | high | USB reports for RemainingTimeLimit and AudibleAlarmControl mixed up
c-upper-276 | 1015,1018 ..<04.1 | modbus,usb-hid,lcd | high | Upper acceptable voltage cannot be set to 276 V when output is 240 V
c-temp-below-freezing | 1015,1018 ..<04.1 | lcd | high | Battery temperature in degrees F wrong below freezing
c-rbc-garbage | 1015,1018 ..<04.1 | cloud | high | Battery cartridge string sent to cloud contains garbage
c-tcp502-single | 1015 >03.5..<04.1 | modbus-tcp | high | Once one TCP client has connected to port 502 no other Modbus master can ever connect
c-retransfer-125 | 1015,1018 ..<04.1 | power | high | Transfer and retransfer point coincide at 125 V output with Poor quality: chatter
c-voltageac-32 | 1015,1018 ..<04.1 | modbus | high | 32-bit VoltageACSetting bit field appears at Modbus register 644; 127 V option replaced by 125 V; Modbus/TCP added (SMT only)
c-zero-runtime | 1015 ..<04.4 | modbus,usb-hid | high | Occasional runtime 0 when battery is disconnected
c-loadshed-modbus | 1015 >04.1..<04.4 | modbus,modbus-tcp | high | LoadShedRunTimeRemainingSetting and LoadShedTimeOnBatterySetting read wrong and cannot be written over Modbus serial or TCP
c-changecause-lcd | 1015 ..<04.4 | modbus | high | UPSStatusChangeCause wrong after on/off from the LCD
c-precharge | 1015 ..<04.4 | power | low | Pre-charge control changed on models over 2.2 kVA (vendor says optimisation only)
c-cve-nmc-update | 1015 ..<04.6; 1018 ..<04.3 | nmc,cloud | high | Unsigned firmware accepted; SmartConnect TLS weaknesses (CVE-2022-0715, -22805, -22806)
c-usb-suspend | 1015,1018,1027,1028 ..<17.0; 1026,1039 ..<15.5; 1047,1059 ..<16.5; 1064 ..<01.8 | usb-hid | high | USB port does not recover after host suspend: stays silent when PCBE starts talking again
c-rbc-names | 1015 ..<15.5; 1027 ..<16.5 | modbus,microlink,lcd | high | Cartridge names APCRBC132/133 become APCRBC157/159
c-rbc-string-wrong | 1015 15.5..<17.2; 1027 16.5..<17.2 | lcd,microlink | high | Wrong cartridge name on display
c-energyhour | 1015,1018,1027,1028 ..<18.0 | modbus,microlink,lcd,cloud | high | Energy counter (kWh) stops counting
c-usb-pid-change | 1018 ..<04.3 | usb-descriptor | medium | USB product id changes from 0003 to 0004 after update; software with a fixed id table no longer matches
`
