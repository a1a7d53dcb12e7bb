/**
 * Published differences of SMT and SMC with a SmartConnect port: lines 1015, 1018 and their successors.
 *
 * Corrected: `c-loadshed-modbus` begins after 04.1, where a register dump of a real unit reads right; `c-rbc-string-wrong` begins
 * with the versions that changed the names of cartridges, since the same dump names its cartridge right.
 */
export const SMT_SMC_C_ROWS = `
fw-interfaces | 23,1003,1005,1007,1039,1040 ..<15.0; 1015,1018,1031 ..<15.5; 1026 ..<15.1; 1027,1028,1050 ..<16.5; 1047 ..<16.1 | lcd,modbus,microlink | high | A setting for each port says whether firmware may be updated there
c-modbus-setting-reversed | 1015,1018 02.6..<03.2 | modbus,lcd | high | The Modbus setting of the menu works the wrong way round
c-runtime-lt1m | 1015,1018 ..<03.2 | lcd | high | Runtime below a minute shows as 0m; later as < 1m
c-site-wiring-config | 1015,1018 ..<03.2 | lcd,modbus | high | The site-wiring alarm can be neither configured nor acknowledged; later it can
c-battery-overtemp-popup | 1015,1018 ..<03.2 | lcd | high | A hot battery shows no message; later it does
c-outlet-cloud-events | 1015,1018 ..<03.2 | cloud | high | Outlet changes are not sent to the vendor's cloud; later they are
c-cloud-events-wrong | 1015,1018 ..<03.5 | cloud | high | Events sent to the vendor's cloud are inaccurate
c-hid-shutdownimminent | 1015,1018 ..<04.1 | usb-hid | high | HID ShutdownImminent is not set with the battery low, and DelayBeforeReboot is taken wrongly
c-hid-logical-limits | 1015,1018 03.5..<04.1 | usb-hid | high | The HID descriptor has wrong ranges: hosts read a runtime of -1 and a timer of 65535
c-pcbe-usb-stops | 1015,1018 ..<04.1 | usb-hid | high | USB stops answering after a while until it is plugged anew
c-hid-swap-limit-alarm | 1015,1018 ..<04.1 | usb-hid | high | The HID reports of RemainingTimeLimit and AudibleAlarmControl are swapped
c-upper-276 | 1015,1018 ..<04.1 | modbus,usb-hid,lcd | high | With 240 V output the upper transfer point cannot be 276 V
c-temp-below-freezing | 1015,1018 ..<04.1 | lcd | high | A temperature in degrees Fahrenheit is wrong below freezing
c-rbc-garbage | 1015,1018 ..<04.1 | cloud | high | The cartridge name sent to the vendor's cloud is garbage
c-tcp502-single | 1015 >03.5..<04.1 | modbus-tcp | high | Only the first client of port 502 is ever served
c-retransfer-125 | 1015,1018 ..<04.1 | power | high | Transfer and return point coincide at 125 V and Poor quality: the unit goes to and fro
c-voltageac-32 | 1015,1018 ..<04.1 | modbus | high | Register 644 does not exist; later it holds the output voltages in 32 bits
c-zero-runtime | 1015 ..<04.4 | modbus,usb-hid | high | A disconnected battery now and then gives a runtime of 0
c-loadshed-modbus | 1015 >04.1..<04.4 | modbus,modbus-tcp | high | Shed runtime and shed time read wrong over Modbus and cannot be written
c-changecause-lcd | 1015 ..<04.4 | modbus | high | Register 2 does not say that somebody at the display switched the output
c-precharge | 1015 ..<04.4 | power | low | Pre-charge control of models above 2.2 kVA differs
c-cve-nmc-update | 1015 ..<04.6; 1018 ..<04.3 | nmc,cloud | high | Firmware without a signature is taken from a network card
c-usb-suspend | 1015,1018,1027,1028 ..<17.0; 1026,1039 ..<15.5; 1047,1059 ..<16.5; 1064 ..<01.8 | usb-hid | high | After the host was asleep, USB stays silent until it is plugged anew
c-rbc-names | 1015 ..<15.5; 1027 ..<16.5 | modbus,microlink,lcd | high | Cartridges of 1000 and 1500 VA racks go by their old names
c-rbc-string-wrong | 1015 15.5..<17.2; 1027 16.5..<17.2 | lcd,microlink | high | The display names the wrong cartridge
c-energyhour | 1015,1018,1027,1028 ..<18.0 | modbus,microlink,lcd,cloud | high | The energy counter stops counting
c-usb-pid-change | 1018 ..<04.3 | usb-descriptor | medium | The USB product id changes from 0003 to 0004
`
