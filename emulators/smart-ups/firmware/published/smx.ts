/** Published differences of SMX and SMT 1U: lines 10, 11, 20, 23 and 1003. */
export const SMX_ROWS = `
smx-usb-fw-update | 10,11,20,23 ..<07.2 | usb | low | Firmware can be updated over USB from 07.2 on; below only over serial
id20-lowruntime-default | 20 ..<09.2 | modbus,microlink,usb-hid,lcd | high | Default low-runtime warning threshold becomes 150 s
id20-efficiency-reason | 20 ..<09.2 | modbus,lcd | medium | Efficiency reading gains a reason code for low efficiency
id20-overtemp-silent | 20 ..<09.5 | lcd,usb-hid | high | Over-temperature fault raised without audible alarm
id20-replace-date | 20 ..<09.5 | modbus,nmc,usb-hid | medium | Replace-battery-by date does not agree with NMC and PCBE
id20-hid-delaybeforereboot | 20 ..<09.5 | usb-hid | high | USB HID usage DelayBeforeReboot does not work correctly
id20-hid-shutdownrequested | 20 ..<09.5 | usb-hid | high | PresentStatus.ShutdownRequested not set while a shutdown is in progress
id20-simple-linefail-off | 20 ..<09.5 | simple | high | Simple signalling: line-fail pin not always asserted while output is off
id20-simple-si-glitch | 20 ..<09.5 | simple | high | Simple signalling: short false shutdown-imminent (low battery) pulse as the UPS turns on
id20-toggle-highline | 20 ..<09.5 | all,power | high | UPS toggles between line and battery at very high input voltage
id20-runtime-cap | 20 ..<09.5 | modbus,usb-hid,lcd | high | Reported runtime cannot exceed 18.2 hours (65 535 s)
id20-fair-quality-blackout | 20 ..<09.5 | power | medium | Slow reaction to a blackout with input quality set to Fair
id20-wizard-timeout | 20 ..<09.5 | lcd | high | Setup wizard no longer times out on first start; times out after a factory reset
id20-beep-pattern | 20 ..<09.5 | lcd | medium | Beep patterns aligned with the other Smart-UPS of this generation
id20-calibration-prohibited-lcd | 20 ..<09.5 | lcd | high | Display tells when a runtime calibration is not allowed
id20-wake-selftest | 20 ..<09.6 | all | high | After repeated shutdown/wake cycles the UPS occasionally runs a self-test on wake-up
id20-no-wake-from-sleep | 20 ..<09.6 | power,all | high | Rarely does not wake up from sleep
id20-no-turnon-distorted | 20 ..<09.6 | power | high | Does not reliably turn on from standby with distorted input at Normal sensitivity
id20-serial-erased | 20 09.6..<09.7 | usb-descriptor,modbus,microlink,nmc | high | Update from 09.2 to 09.6 erases the unit's serial number
id20-battery-timer-slow | 20 ..<09.7 | modbus,lcd | high | Battery lifetime timer runs about 1.7 % slow
id20-selftest-refused | 20 ..<09.7 | modbus,usb-hid,lcd,nmc | high | Manual self-test rarely refused, with a false momentary battery-disconnected condition
id20-selftest-pending | 20 ..<09.7 | modbus,usb-hid,nmc | high | Self-test stays pending for minutes up to hours before it runs
ie2-shutdown-override-id20 | 20 >05.0..<09.8 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | high | Interface Expander 2: commanded off/sleep/shutdown overridden, output returns at once
id20-selftest-shift | 20 ..<09.8 | all | high | Start time of the scheduled self-test drifts from the programmed time
id20-limits | 20 ..<09.8 | modbus,nmc,usb-hid | high | Upper limits of minimum return runtime, load-shed runtime and low-runtime warning raised
lcd-fw-version-short | 20 ..<09.8; 23 ..<06.6; 1003 ..<08.1 | lcd | high | Firmware version shown in a shorter form on the display
id20-weak-battery | 20 ..<09.9 | all | medium | Very weak batteries handled badly; replace-battery indicator condition inaccurate
id20-modbus-added | 20 ..<10.1 | modbus | high | Modbus RTU over serial and over USB appears
id20-smx750-comm-broken | 20 10.1..<10.2 | modbus,usb-hid,rs232 | high | Communication problem after updating to 10.1
id20-modbus-update-cycle | 20 10.1..10.1 | power,nmc | low | Update 09.9 to 10.1 through the NMC left the unit in a restart cycle
id20-fw-interfaces | 20 ..<15.0 | lcd,modbus | high | Per-port firmware-update enable appears
id11-no-upgrade | 11 | usb,rs232 | medium | Firmware 02.x and earlier hardware cannot be updated
id10-usb-interop | 10 ..<02.0 | usb-hid | medium | USB behaviour interoperates poorly with software and operating systems
id23-powerquality-default | 23 ..<06.1 | modbus,usb-hid,lcd | high | After factory reset the power-quality (sensitivity) setting shows a wrong default
id23-invalid-sensitivity | 23 ..<06.1 | modbus,usb-hid,nmc | high | Software can write an invalid sensitivity value
id23-selftest-long | 23 ..<06.2 | all | high | Self-test can run for a prolonged time
id23-inverter-low | 23 ..<06.2 | modbus,lcd,nmc | high | Inverter-low-voltage indication while recovering from shutdown
id23-long-transfer | 23 ..<06.4 | power | medium | Long transfer to battery (load may drop)
id23-backfeed-false | 23 ..<06.4 | modbus,nmc,lcd | high | False back-feed relay fault
id23-selftest-unreliable | 23 ..<06.5 | all | medium | Self-test behaviour unreliable
ie2-shutdown-override-id23 | 23 05.0..<06.6 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | high | Interface Expander 2: commanded off/sleep/shutdown overridden, output returns at once
id23-selftest-shift | 23 ..<06.6 | all | high | Scheduled self-test start shifts; poor repeatability of its timer
id23-limits | 23 ..<06.6 | modbus,nmc | high | Upper limits of min return runtime, load-shed runtime, low-runtime warning raised
id23-ie2-pcbe | 23 06.6..<06.8 | rs232,usb-hid | medium | Poor reliability/performance with an Interface Expander 2 and PowerChute Business Edition together
id23-comm-noise | 23 ..<06.8 | rs232,usb | medium | Communication sensitive to noise
id23-ui-lock | 23 ..<06.8 | nmc,usb,lcd | high | External clients can lock the display menus
id23-no-poweron | 23 ..<06.9 | power | high | Rarely fails to power on with good AC and good battery
id23-sensitivity-adjust | 23 ..<07.0 | power | high | Fair and Poor input quality thresholds adjusted
id1003-bundle-comm | 1003 07.4..<08.1 | rs232,usb | medium | Communication sensitive to noise
id1003-no-poweron | 1003 ..<08.1 | power | high | Rarely fails to power on with good AC and battery
id1003-long-transfer | 1003 ..<08.1 | power | medium | Long transfer
id1003-limits | 1003 ..<08.1 | modbus,nmc | high | Upper limits of min return runtime, load-shed runtime, low-runtime warning raised
id1003-sensitivity-adjust | 1003 ..<08.1 | power | high | Fair and Poor input quality thresholds adjusted
id20-1003-usb-upgrade | 20,1003 | usb | high | Firmware upgrade over USB not supported
`
