/** Published differences of what users report of units in the field, without a line. */
export const FIELD_ROWS = `
field-runtime-minus1 | 1015,1018 03.5..<04.1 | usb-hid | high | battery.runtime reads -1 over HID
field-modbus-bad-values | 1018 04.1.. | modbus-usb | low | Modbus through apcupsd returns absurd values (charge 1.7 %) and missing fields, host shuts down at once
field-modbus-lost-calibration | all | modbus | low | Modbus communication lost around runtime calibration or mode changes
field-runtime-low-load | all | all | high | Estimated runtime inaccurate when load is below about 10 %
field-smx750-no-modbus-usb | 20 ..<10.1 | modbus-usb | medium | No Modbus over USB on old firmware
field-slow-first-smart-reply | all | rs232 | medium | A stale 'SM' answer arrives in place of the reply to a later query
field-smart-cap-negative | all | rs232 | high | ^Z capability string holds an entry whose count character is below '0'
field-s-ignored-on-line | all | rs232 | high | S (shutdown on battery) ignored when AC is back: computer stays down
field-hid-interrupt-proprietary | all | usb-hid | high | Interrupt-in pipe carries proprietary (Microlink) reports besides HID ones
fuw-usb-fails | all | usb | high | Firmware update over USB sometimes fails until full power-down for 60 s
`
