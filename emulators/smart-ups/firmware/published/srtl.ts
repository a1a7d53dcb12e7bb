/** Published differences of SRTL and SRC. */
export const SRTL_ROWS = `
srtl-autorestart | 1034,1035 ..<06.8; 1062,1063 ..<04.8 | power,all | high | The output stays off after AC is back
srtl-off-after-abnormal | 1034,1035 ..<06.1; 1062,1063 ..<04.0 | power | high | After an abnormal shutdown the output comes back by itself; later it stays off
srtl-event154 | 1034,1035 ..<05.6 | nmc | high | The event of lost internal communication is logged too often
srtl-smartconnect-update | 1035 ..<05.6 | cloud | high | An update by the vendor's cloud fails
srtl-p12 | 1034,1035 ..<04.1 | lcd,nmc | high | Losing load raises a bus over-voltage alarm, P.12
srtl-d04 | 1034,1035 ..<06.1; 1062,1063 ..<04.0 | lcd,nmc | high | A communication alarm, D.04, appears without cause
srtl-b04 | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd,nmc | high | A charger alarm, B.04, appears while charging
srtl-p05 | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd,nmc,power | high | A transfer raises a back-feed relay fault, P.05
srtl-incompatible-pack | 1034,1035 ..<06.1; 1062,1063 ..<04.1 | lcd,nmc | high | An incompatible pack is an alarm; later an event
srtl-pack-id-alarm | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd | high | A wrong pack ID raises no alarm; later it does
srtl-battery-date | 1034,1035 ..<06.3; 1062,1063 ..<04.3 | lcd | high | The display shows wrong battery dates
srtl-standby-drain | 1034,1035 ..<06.8; 1062,1063 ..<04.8 | power | high | The battery drains with the output off and no AC
`
