/** What public dumps of real units say of themselves, and the model that a clone takes for it. */
import { expect, test } from 'vitest'
import { cloneFacts } from '../../../src/lab/clone/clone.ts'
import { factsOfText } from '../../../src/lab/clone/from-text.ts'

/** Name, firmware, output volts, driver, model. Where no face tells look-alikes apart, one of them. */
const SEEN = [
  ['SMART-UPS 1000', '60.11.I', 230, 'snmp-ups', 'SU1000I'],
  ['SMART-UPS 2200', '80.14.I', 230, 'apcsmart', 'SU2200I'],
  ['SMART-UPS 2200 RM XL', '83.14.D', 115, 'snmp-ups', 'SU2200RMXL3U'],
  ['SMART-UPS 3000 RM', '92.11.D', 115, 'apcsmart', 'SU3000RM3U'],
  ['SMART-UPS 3000 RM', '92.11.I', 230, 'apcsmart', 'SU3000RMI3U'],
  ['SMART-UPS 5000 RM DL4', '112.1DL4.I', 230, 'apcsmart', 'SU5000RMI5U'],
  ['Smart-UPS RT 2000 XL', '416.7.I', 230, 'apcsmart', 'SURT2000XLI'],
  ['Smart-UPS RT 6000 XL', '452.18.W', 230, 'apcsmart', 'SURT6000XLI'],
  ['Smart-UPS RT 8000 XL', '477.15.W', 230, 'apcsmart', 'SURT8000XLI'],
  ['Smart-UPS 1500', '601.3.D', 120, 'usbhid-ups', 'SUA1500'],
  ['Smart-UPS 1500 RM', '617.3.D', 120, 'usbhid-ups', 'SUA1500RM2U'],
  ['Smart-UPS 750', '651.12.I', 230, 'newhidups', 'SUA750I'],
  ['Smart-UPS 1000', '652.13.I', 230, 'usbhid-ups', 'SUA1000I'],
  ['Smart-UPS 1500', '653.18.I', 230, 'usbhid-ups', 'SUA1500I'],
  ['Smart-UPS 2200', '654.19.I', 220, 'usbhid-ups', 'SUA2200I'],
  ['Smart-UPS 5000', '657.19.I', 230, 'snmp-ups', 'SUA5000RMI5U'],
  ['Smart-UPS 750 XL', '680.19.I', 230, 'apcsmart', 'SUA750XLI'],
  ['Smart-UPS 2200 XL', '690.19.I', 230, 'snmp-ups', 'SUA2200XLI'],
  ['Smart-UPS 3000 XLM', '715.3.D', 120, 'usbhid-ups', 'SUM3000RMXL2U'],
  ['Smart-UPS 1500 XLM', '716.3.D', 120, 'snmp-ups', 'SUM1500RMXL2U'],
  ['Smart-UPS SC450 RM', '736.1.I', 230, 'apcsmart', 'SC450RMI1U'],
  ['Smart-UPS SC1000', '737.3.I', 230, 'apcsmart', 'SC1000I'],
  ['Smart-UPS SC1500', '738.2.I', 230, 'apcsmart', 'SC1500I'],
  ['Smart-UPS 3000', 'UPS 09.3 (ID18)', 230, 'snmp-ups', 'SMT3000I'],
  ['Smart-UPS 750', 'UPS 09.8 / ID=18', 230, 'usbhid-ups', 'SMT750I'],
  ['Smart-UPS C 1500', 'UPS 10.0 / ID=1005', 120, 'usbhid-ups', 'SMC1500'],
  ['Smart-UPS X 750', 'COM 03.8 / UPS 03.8', 120, 'usbhid-ups', 'SMX750'],
] as const

test.each(SEEN)('%s at %s', (name, firmware, volts, driver, model) => {
  const lines = [
    `device.model: ${name}`,
    `ups.firmware: ${firmware}`,
    `output.voltage.nominal: ${volts}`,
    `driver.name: ${driver}`,
    // What snmp-ups prints where the card has no such figure.
    'battery.voltage.nominal: -1',
  ]
  const { config, notes } = cloneFacts(factsOfText(lines.join('\n')))
  expect(config.model).toBe(model)
  expect(notes.join('\n')).not.toMatch(/not what the catalogue says|confidence low/)
})
