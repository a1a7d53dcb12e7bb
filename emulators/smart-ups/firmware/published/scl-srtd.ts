/** Published differences of SCL, and the large double-conversion lines 1017 and 1033. */
export const SCL_SRTD_ROWS = `
xu-microlink-map | 1017 ..<02.2; 1033 ..<00.3 | microlink | high | Microlink has an older map
xu-soc-not-100 | 1017 ..<02.2 | modbus,microlink | high | Charge never reads 100 %
xu-events-245-246 | 1017 ..<02.5; 1033 ..<15.0 | nmc | high | The log has no codes 245 and 246 for transfers; later it has
xu-modbus-menu | 1017 ..<02.2; 1033 ..<00.3 | lcd,modbus | high | Modbus is not in the menu; later it is
scl-load-negative | 1029,1030,1036 ..<02.5 | modbus,usb-hid | high | Small loads read as large ones
scl-battery-garbage | 1029,1030,1036 ..<02.5 | modbus,lcd | high | The battery's version text is garbage
scl-vout-transient | 1029,1030,1036 ..<02.5 | power | medium | The output dips for a moment now and then
scl-low-sensitivity-blackout | 1029,1030,1036 ..<02.5 | power | high | At low sensitivity a blackout is noticed after another time
scl-updateon-refused | 1029,1030,1036,1037 ..<15.1 | nmc,usb | high | An update with the output on may be refused
`
