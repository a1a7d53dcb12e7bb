/** Published differences of SRTL and SRC. */
export const SRTL_ROWS = `
srtl-autorestart | 1034,1035 ..<06.8; 1062,1063 ..<04.8 | power,all | high | Output does not restart correctly after waking from a shutdown, or after AC loss during a firmware update with output on
srtl-off-after-abnormal | 1034,1035 ..<06.1; 1062,1063 ..<04.0 | power | high | Output kept off after an abnormal shutdown; auto-restart follows input power state
srtl-event154 | 1034,1035 ..<05.6 | nmc | high | Event 154 (inter-processor communication) logged too often
srtl-smartconnect-update | 1035 ..<05.6 | cloud | high | Firmware update through SmartConnect fails; 05.6 itself must be installed with the wizard
srtl-p12 | 1034,1035 ..<04.1 | lcd,nmc | high | P.12 bus over-voltage alarm when load is removed
srtl-d04 | 1034,1035 ..<06.1; 1062,1063 ..<04.0 | lcd,nmc | high | D.04 communication alarm; also shown on the display after a firmware update until the second fix
srtl-b04 | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd,nmc | high | B.04 charger alarm
srtl-p05 | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd,nmc,power | high | False back-feed relay weld (P.05) on a transfer to battery with floating input
srtl-incompatible-pack | 1034,1035 ..<06.1; 1062,1063 ..<04.1 | lcd,nmc | high | Incompatible battery pack is an event instead of an alarm
srtl-pack-id-alarm | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd | high | Wrongly set external pack ID gives an alarm: continuous beep, red display
srtl-battery-date | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd | high | Battery manufacture and installation dates wrong on the display
srtl-standby-drain | 1034,1035 ..<06.8; 1062,1063 ..<04.8 | power | high | Battery drains in standby without AC
`
