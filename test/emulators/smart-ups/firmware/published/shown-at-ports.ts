/** Published differences that only the bytes of a port show. */
export const SHOWN_AT_PORTS = [
  'id18-errant-serial-chars',
  'id23-comm-noise',
  'id1003-bundle-comm',
  'id20-smx750-comm-broken',
  'id10-usb-interop',
  'id23-ie2-pcbe',
  'c-pcbe-usb-stops',
  'c-usb-suspend',
  'smtl-usage-info',
  'field-modbus-bad-values',
  'field-modbus-lost-calibration',
  'field-slow-first-smart-reply',
  'field-smart-cap-negative',
] as const
