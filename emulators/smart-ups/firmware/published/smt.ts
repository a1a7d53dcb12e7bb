/**
 * Published differences of SMT, lines 4, 17 and 18.
 *
 * Corrected: `smt-no-modbus-before-09` ends with 09.0; its source says both that 09.0 has Modbus and that it has none.
 */
export const SMT_ROWS = `
ie2-shutdown-override-id18 | 18 ..<09.3 | rs232,usb-hid,modbus,microlink,smartslot,lcd,simple,power | high | With an Interface Expander 2 fitted, a commanded off, sleep or shutdown is undone and the output is back at once
id18-slotcard-lcd-stale | 18 ..<09.4 | lcd,smartslot | high | The display goes on naming the card that was in the SmartSlot before
id18-errant-serial-chars | 18 ..<09.4 | rs232,power | medium | Bytes on the serial port that are no request delay the replies after them
id18-ap9620-lcd-items | 18 ..<09.4 | lcd | high | With a Legacy Communications Card fitted, the menu offers outlet groups that it does not switch
id18-hid-delaybeforeshutdown | 18 ..<09.4 | usb-hid | medium | A shutdown written over USB is now and then acknowledged and lost
id18-sleep-cancel | 18 ..<09.4 | usb-hid,modbus,rs232,lcd,power | medium | A sleep that has turned the output off can no longer be cancelled
id18-sleep-outage | 18 ..<09.4 | power,modbus,usb-hid | medium | A sleep ends early where AC fails and returns meanwhile
id18-transfer-timestamp | 18 ..<09.5 | nmc,lcd | high | The unit's own log gives a transfer another time than it happened
id18-selftest-drop-badbatt | 18 ..<09.5 | power,all | medium | A self-test on a bad battery drops the load
id18-replace-date-nmc | 18 ..<09.6 | nmc,modbus,lcd | high | The date to replace the battery by is wrong while a network card is fitted
id18-scheduled-selftest-fail | 18 ..<09.8 | modbus,usb-hid,lcd,nmc | high | A self-test that the schedule starts fails though the battery is good
id18-fw-interfaces | 18 ..<15.0 | lcd,modbus,microlink | high | A setting for each port says whether firmware may be updated there
id18-bootloader-brick | 18 15.0.. | all | low | Going straight to 15.0 with an old boot loader leaves the unit dead
smt-no-modbus-before-09 | 18 ..<09.0 | modbus | medium | There is no Modbus up to 09.0
smt-usb-fw-update | 18,17,4 ..<08.0 | usb | medium | Firmware cannot be updated over USB below 08.0
id17-load-current | 17 ..<07.1 | modbus,usb-hid,lcd | medium | Output current is never read above 15 A
`
