/** Published differences of SMX and SMT 1U: lines 10, 11, 20, 23 and 1003. */
export const SMX_ROWS = `
smx-usb-fw-update | 10,11,20,23 ..<07.2 | usb | low | Firmware cannot be updated over USB below 07.2
id20-lowruntime-default | 20 ..<09.2 | modbus,microlink,usb-hid,lcd | high | The low-runtime warning is shipped at 120 s; later firmware ships 150 s
id20-efficiency-reason | 20 ..<09.2 | modbus,lcd | medium | Where no efficiency can be given, older firmware gives a number and no reason
id20-overtemp-silent | 20 ..<09.5 | lcd,usb-hid | high | Over-temperature raises no audible alarm
id20-replace-date | 20 ..<09.5 | modbus,nmc,usb-hid | medium | A battery date that a card or software writes is not kept
id20-hid-delaybeforereboot | 20 ..<09.5 | usb-hid | high | A write of HID DelayBeforeReboot does nothing
id20-hid-shutdownrequested | 20 ..<09.5 | usb-hid | high | PresentStatus.ShutdownRequested stays clear while a shutdown is pending
id20-simple-linefail-off | 20 ..<09.5 | simple | high | Simple signaling releases line fail while the output is off
id20-simple-si-glitch | 20 ..<09.5 | simple | high | Simple signaling pulses low battery as the output turns on
id20-toggle-highline | 20 ..<09.5 | all,power | high | At very high line the unit goes to and fro between line and battery
id20-runtime-cap | 20 ..<09.5 | modbus,usb-hid,lcd | high | Reported runtime ends at 65 535 s
id20-fair-quality-blackout | 20 ..<09.5 | power | medium | With power quality set to Fair, a blackout is noticed late and the output dips
id20-wizard-timeout | 20 ..<09.5 | lcd | high | The setup wizard of a new unit goes away by itself; later it stays until answered
id20-beep-pattern | 20 ..<09.5 | lcd | medium | The beeper has patterns of its own, other than later Smart-UPS units
id20-calibration-prohibited-lcd | 20 ..<09.5 | lcd | high | The display does not say that a calibration is not allowed; later firmware does
id20-wake-selftest | 20 ..<09.6 | all | high | Waking up now and then runs a self-test
id20-no-wake-from-sleep | 20 ..<09.6 | power,all | high | A sleep rarely never ends
id20-no-turnon-distorted | 20 ..<09.6 | power | high | With distorted AC at normal sensitivity the unit may refuse to turn on
id20-serial-erased | 20 09.6..<09.7 | usb-descriptor,modbus,microlink,nmc | high | The update from 09.2 to 09.6 erases the serial number
id20-battery-timer-slow | 20 ..<09.7 | modbus,lcd | high | The battery's lifetime counter runs 1.7 % slow
id20-selftest-refused | 20 ..<09.7 | modbus,usb-hid,lcd,nmc | high | A self-test asked for is rarely refused, with a moment of battery disconnected
id20-selftest-pending | 20 ..<09.7 | modbus,usb-hid,nmc | high | A self-test stays pending for minutes up to hours
ie2-shutdown-override-id20 | 20 >05.0..<09.8 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | high | With an Interface Expander 2 fitted, a commanded off, sleep or shutdown is undone and the output is back at once
id20-selftest-shift | 20 ..<09.8 | all | high | Scheduled self-tests start later from time to time
id20-limits | 20 ..<09.8 | modbus,nmc,usb-hid | high | Return runtime, shed runtime and low-runtime warning have lower upper limits
lcd-fw-version-short | 20 ..<09.8; 23 ..<06.6; 1003 ..<08.1 | lcd | high | The display gives the version in its long form; later firmware in a short one
id20-weak-battery | 20 ..<09.9 | all | medium | A very weak battery is not reported as one to replace
id20-modbus-added | 20 ..<10.1 | modbus | high | There is no Modbus before 10.1
id20-smx750-comm-broken | 20 10.1..<10.2 | modbus,usb-hid,rs232 | high | 10.1 leaves the ports of an SMX750 answering now and then only
id20-modbus-update-cycle | 20 10.1..10.1 | power,nmc | low | The update from 09.9 to 10.1 by network card left a unit restarting again and again
id20-fw-interfaces | 20 ..<15.0 | lcd,modbus | high | A setting for each port says whether firmware may be updated there
id11-no-upgrade | 11 | usb,rs232 | medium | The first hardware takes no firmware update
id10-usb-interop | 10 ..<02.0 | usb-hid | medium | USB answers are slow or missing now and then
id23-powerquality-default | 23 ..<06.1 | modbus,usb-hid,lcd | high | A factory reset leaves another sensitivity than the default
id23-invalid-sensitivity | 23 ..<06.1 | modbus,usb-hid,nmc | high | A sensitivity that does not exist is taken when written
id23-selftest-long | 23 ..<06.2 | all | high | A self-test keeps the load on battery for minutes
id23-inverter-low | 23 ..<06.2 | modbus,lcd,nmc | high | Returning from a shutdown raises an inverter alarm for a moment
id23-long-transfer | 23 ..<06.4 | power | medium | The transfer to battery leaves a long gap
id23-backfeed-false | 23 ..<06.4 | modbus,nmc,lcd | high | A transfer raises a back-feed relay fault without cause
id23-selftest-unreliable | 23 ..<06.5 | all | medium | The verdict of a self-test is not reliable
ie2-shutdown-override-id23 | 23 05.0..<06.6 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | high | With an Interface Expander 2 fitted, a commanded off, sleep or shutdown is undone and the output is back at once
id23-selftest-shift | 23 ..<06.6 | all | high | Scheduled self-tests start later from time to time
id23-limits | 23 ..<06.6 | modbus,nmc | high | Return runtime, shed runtime and low-runtime warning have lower upper limits
id23-ie2-pcbe | 23 06.6..<06.8 | rs232,usb-hid | medium | With an Interface Expander 2 in the slot, requests on the unit's ports are now and then not answered
id23-comm-noise | 23 ..<06.8 | rs232,usb | medium | Noise on a port loses requests
id23-ui-lock | 23 ..<06.8 | nmc,usb,lcd | high | Software cannot lock the menus of the display; later firmware lets it
id23-no-poweron | 23 ..<06.9 | power | high | The unit rarely does not turn on though AC and battery are good
id23-sensitivity-adjust | 23 ..<07.0 | power | high | Fair and Poor quality have other thresholds
id1003-bundle-comm | 1003 07.4..<08.1 | rs232,usb | medium | Noise on a port loses requests
id1003-no-poweron | 1003 ..<08.1 | power | high | The unit rarely does not turn on though AC and battery are good
id1003-long-transfer | 1003 ..<08.1 | power | medium | The transfer to battery leaves a long gap
id1003-limits | 1003 ..<08.1 | modbus,nmc | high | Return runtime, shed runtime and low-runtime warning have lower upper limits
id1003-sensitivity-adjust | 1003 ..<08.1 | power | high | Fair and Poor quality have other thresholds
id20-1003-usb-upgrade | 20,1003 | usb | high | Firmware cannot be updated over USB
`
