/**
 * Published differences of SMT, lines 4, 17 and 18.
 *
 * Corrected: `smt-no-modbus-before-09` ends with 09.0; its source says both that 09.0 has Modbus and that it has none.
 */
export const SMT_ROWS = `
ie2-shutdown-override-id18 | 18 ..<09.3 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | high | Commanded off/sleep/shutdown is overridden when an Interface Expander 2 is installed: output comes back immediately after turning off
id18-slotcard-lcd-stale | 18 ..<09.4 | lcd,smartslot | high | LCD keeps information of the previous SmartSlot card after a hot swap
id18-errant-serial-chars | 18 ..<09.4 | rs232,power | medium | Unexpected characters on the RS-232 port delay UPS operations
id18-ap9620-lcd-items | 18 ..<09.4 | lcd | high | LCD shows menu items that do nothing while a legacy card is installed
id18-hid-delaybeforeshutdown | 18 ..<09.4 | usb-hid | medium | USB HID DelayBeforeShutdown and switched-outlet control unreliable: command from custom software or OS native UPS agent not always executed
id18-sleep-cancel | 18 ..<09.4 | usb-hid,modbus,rs232,lcd,power | medium | Cancelling a programmed-off duration (sleep) does not work reliably
id18-sleep-outage | 18 ..<09.4 | power,modbus,usb-hid | medium | Sleep (programmed off duration) handled wrongly if AC fails meanwhile
id18-transfer-timestamp | 18 ..<09.5 | nmc,lcd | high | Transfer time in the UPS's own transfer log differs from the NMC event log
id18-selftest-drop-badbatt | 18 ..<09.5 | power,all | medium | Load is dropped during a self-test when the battery is bad
id18-replace-date-nmc | 18 ..<09.6 | nmc,modbus,lcd | high | Replace-battery date computed wrongly while an NMC is installed
id18-scheduled-selftest-fail | 18 ..<09.8 | modbus,usb-hid,lcd,nmc | high | Scheduled self-test reported as failed
id18-fw-interfaces | 18 ..<15.0 | lcd,modbus,microlink | high | Setting that enables or disables firmware update per port (serial, USB, SmartSlot) appears (on SMC 1005/1007 the SmartSlot is off by default)
id18-bootloader-brick | 18 15.0.. | all | low | Updating straight to 15.0 from firmware with the old boot loader leaves the unit dead: blank display, serial and USB silent
smt-no-modbus-before-09 | 18 ..<09.0 | modbus | medium | Modbus not available on SMT firmware 09.0 and earlier; present afterwards (disabled by default in UPS menu)
smt-usb-fw-update | 18,17,4 ..<08.0 | usb | medium | Firmware can be updated over USB from 08.0 on; below only over serial
id17-load-current | 17 ..<07.1 | modbus,usb-hid,lcd | medium | Load current measurement range wrong on 2200/3000 VA (range raised from 15 A to 40 A)
`
