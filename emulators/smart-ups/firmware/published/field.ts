/** Published differences of what users report of units in the field, without a line. */
export const FIELD_ROWS = `
field-runtime-minus1 | 1015,1018 03.5..<04.1 | usb-hid | high | Hosts read a runtime of -1
field-modbus-bad-values | 1018 04.1.. | modbus-usb | low | Modbus over USB now and then returns values of another register
field-modbus-lost-calibration | all | modbus | low | Modbus falls silent while a calibration runs
field-runtime-low-load | all | all | high | Runtime is inaccurate below a tenth of the load
field-smx750-no-modbus-usb | 20 ..<10.1 | modbus-usb | medium | There is no Modbus over USB before 10.1
field-slow-first-smart-reply | all | rs232 | medium | An SM of an earlier Y comes in place of the reply to a later query
field-smart-cap-negative | all | rs232 | high | The capability string has an entry with a count below 0
field-s-ignored-on-line | all | rs232 | high | S does nothing while AC is back
field-hid-interrupt-proprietary | all | usb-hid | high | The interrupt pipe carries Microlink beside HID reports
fuw-usb-fails | all | usb | high | An update over USB fails until the unit was without power for 60 s
`
