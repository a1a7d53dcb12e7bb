/** Published differences of SCL, and the large double-conversion lines 1017 and 1033. */
export const SCL_SRTD_ROWS = `
xu-microlink-map | 1017 ..<02.2; 1033 ..<00.3 | microlink | high | Microlink map version changes (V2.0.2 / V0.1.2); several usages removed (battery SKU string, high efficiency, output acceptable voltage limits)
xu-soc-not-100 | 1017 ..<02.2 | modbus,microlink | high | State of charge never reaches 100 %; battery disconnect not detected on some units
xu-events-245-246 | 1017 ..<02.5; 1033 ..<15.0 | nmc | high | Event codes 245 and 246 for online and on-battery transfers added
xu-modbus-menu | 1017 ..<02.2; 1033 ..<00.3 | lcd,modbus | high | Serial Modbus setting becomes available in the display menu
scl-load-negative | 1029,1030,1036 ..<02.5 | modbus,usb-hid | high | Load reading has large error (negative power not handled)
scl-battery-garbage | 1029,1030,1036 ..<02.5 | modbus,lcd | high | Battery version string is garbage text
scl-vout-transient | 1029,1030,1036 ..<02.5 | power | medium | Short output voltage drop
scl-low-sensitivity-blackout | 1029,1030,1036 ..<02.5 | power | high | Blackout detection time at low sensitivity changed
scl-updateon-refused | 1029,1030,1036,1037 ..<15.1 | nmc,usb | high | Update with output on may be refused
`
