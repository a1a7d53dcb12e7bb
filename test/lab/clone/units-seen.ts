/** Public dumps of real units, personal details replaced, without the lines that say nothing of the unit. */
export const DUMPS = {
  'sc1500-apcaccess': `APC      : 001,048,1105
DRIVER   : APC Smart UPS (any)
MODEL    : Smart-UPS SC1500
STATUS   : ONLINE
LINEV    : 228.0 Volts
LOADPCT  : 9.1 Percent
BCHARGE  : 100.0 Percent
TIMELEFT : 85.0 Minutes
OUTPUTV  : 228.0 Volts
DSHUTD   : 60 Seconds
LOTRANS  : 208.0 Volts
HITRANS  : 253.0 Volts
BATTV    : 26.8 Volts
LINEFREQ : 50.0 Hz
STESTI   : 336
STATFLAG : 0x05000008
MANDATE  : 04/16/12
SERIALNO : 5S0000T00000
BATTDATE : 04/16/12
NOMOUTV  : 230 Volts
NOMBATTV : 24.0 Volts
FIRMWARE : 738.3.I
`,
  'scl500-upsc': `battery.charge: 98
battery.charge.low: 10
battery.charge.warning: 50
battery.runtime: 3600
battery.runtime.low: 120
battery.type: LION
battery.voltage: 15.6
battery.voltage.nominal: 12.0
device.mfr: American Power Conversion 
device.model: Smart-UPS 500
device.serial: 5S0000T00000    
driver.name: usbhid-ups
ups.beeper.status: enabled
ups.delay.shutdown: 20
ups.firmware: UPS 02.3 / ID=1030
ups.mfr.date: 2020/09/24
ups.model: Smart-UPS 500
ups.productid: 0003
ups.status: OL CHRG
ups.timer.reboot: -1
ups.timer.shutdown: -1
ups.vendorid: 051d
`,
  'smc1000ic-upsc': `battery.charge: 100
battery.charge.low: 10
battery.charge.warning: 50
battery.runtime: 1085
battery.runtime.low: 150
battery.type: PbAc
battery.voltage: 26.3
battery.voltage.nominal: 24.0
device.mfr: American Power Conversion
device.model: Smart-UPS_1000
driver.name: usbhid-ups
ups.firmware: UPS 02.0 / ID=1061
ups.model: Smart-UPS_1000
ups.productid: 0003
ups.status: OL
ups.vendorid: 051d
`,
  'smt1500i-modbus-upsc': `battery.charge: 100.00
battery.date: 2025-07-15
battery.date.maintenance: 2030-01-07
battery.runtime: 7740
battery.temperature: 30.59
battery.voltage: 27.00
device.mfr: American Power Conversion
device.model: Smart-UPS 1500
device.serial: AS0000000000
driver.name: apc_modbus
input.transfer.high: 253
input.transfer.low: 207
input.transfer.reason: AcceptableInput
input.voltage: 239.00
outlet.group.0.delay.reboot: 8
outlet.group.0.delay.shutdown: 0
outlet.group.0.delay.start: 0
outlet.group.0.name: UPS Outlets
outlet.group.1.delay.reboot: 8
outlet.group.1.delay.shutdown: 360
outlet.group.1.delay.start: 0
outlet.group.1.name: Outlet Group 1
outlet.group.2.delay.reboot: -1
outlet.group.2.delay.shutdown: -1
outlet.group.2.delay.start: -1
outlet.group.3.delay.reboot: -1
outlet.group.3.delay.shutdown: -1
outlet.group.3.delay.start: -1
outlet.group.count: 2
output.current: 0.66
output.frequency: 49.94
output.voltage: 239.00
ups.efficiency: LoadTooLow
ups.firmware: UPS 15.0
ups.id: APCUPS
ups.load: 7.80
ups.mfr.date: 2014-01-23
ups.model: Smart-UPS 1500
ups.power: 155.86
ups.power.nominal: 1500
ups.realpower: 77.97
ups.realpower.nominal: 1000
ups.status: OL
ups.test.result: Passed, Source: Internal
`,
  'smt3000rm-0605-upsc': `battery.charge: 100
battery.runtime: 5220
battery.runtime.low: 120
battery.voltage.nominal: 24.0
device.model: Smart-UPS 3000
driver.name: usbhid-ups
ups.firmware: UPS 06.5 / ID=18
ups.productid: 0003
ups.status: OL
ups.vendorid: 051d
`,
  'su1400-apcaccess': `APC      : 001,053,1270
UPSNAME  : rack
DRIVER   : APC Smart UPS (any)
MODEL    : SMART-UPS 1400
STATUS   : TRIM ONLINE
LINEV    : 248.3 Volts
LOADPCT  : 11.4 Percent
BCHARGE  : 100.0 Percent
TIMELEFT : 115.0 Minutes
MBATTCHG : 5 Percent
MINTIMEL : 3 Minutes
MAXTIME  : 0 Seconds
MAXLINEV : 252.2 Volts
MINLINEV : 247.0 Volts
OUTPUTV  : 219.7 Volts
SENSE    : High
DWAKE    : 0 Seconds
DSHUTD   : 180 Seconds
DLOWBATT : 2 Minutes
LOTRANS  : 196.0 Volts
HITRANS  : 253.0 Volts
RETPCT   : 15.0 Percent
ITEMP    : 31.5 C
ALARMDEL : Low Battery
BATTV    : 27.6 Volts
LINEFREQ : 50.0 Hz
LASTXFER : High line voltage
NUMXFERS : 210
TONBATT  : 0 Seconds
CUMONBATT: 518 Seconds
SELFTEST : NO
STESTI   : 336
STATFLAG : 0x0500000A
MANDATE  : 07/13/99
SERIALNO : GS0000000000
BATTDATE : 13/11/15
NOMOUTV  : 230 Volts
NOMBATTV : 24.0 Volts
EXTBATTS : 0
FIRMWARE : 70.11.I
`,
  'su5000-apcsmart-upsc': `battery.alarm.threshold: L
battery.charge: 100.0
battery.runtime: 960
battery.voltage.nominal: 048
device.model: SMART-UPS 5000 RM DL4
driver.name: apcsmart
input.quality: FF
input.voltage: 231.8
output.voltage.nominal: 230
ups.delay.shutdown: 180
ups.delay.start: 060
ups.firmware: 112.1DL4.I
ups.load: 039.0
ups.model: SMART-UPS 5000 RM DL4
ups.status: OL
ups.test.interval: 604800
`,
  'sua1000-220v-upsc': `battery.charge: 100
battery.runtime: 2940
battery.voltage.nominal: 24.0
device.model: Smart-UPS 1000
driver.name: usbhid-ups
input.voltage: 216.0
output.voltage: 216.0
output.voltage.nominal: 220.0
ups.firmware: 652.18.I
ups.firmware.aux: 7.3
ups.load: 26.0
ups.productid: 0002
ups.status: OL
ups.vendorid: 051d
`,
  'sua1500-usb-601-upsc': `battery.charge: 93
battery.runtime: 2220
battery.runtime.low: 120
battery.voltage.nominal: 24.0
device.model: Smart-UPS 1500
driver.name: usbhid-ups
input.voltage: 121.0
output.voltage.nominal: 120.0
ups.firmware: 601.3.D
ups.firmware.aux: 1.5
ups.load: 32.5
ups.productid: 0002
ups.status: OL
ups.vendorid: 051d
`,
} as const
