import { GROUP_NAMES } from '../../../../emulators/smart-ups/commands.ts'
import { cartridgeName } from '../../../../emulators/smart-ups/power/cartridge.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { allOnes, u } from '../encoding.ts'
import type { Item } from './item.ts'
import { raw, reserved, text, word } from './items.ts'
import { outputVoltageSetting } from './output-voltage.ts'
import { choice, groupName, setting, unitName } from './settings.ts'

const presentGroups = (ups: SmartUps) =>
  GROUP_NAMES.reduce((sum, name, bit) => (ups.outlets.get(name) ? sum | (1 << bit) : sum), 0)

const convertsTwice = (ups: SmartUps) => ups.model.topology === 'double-conversion'
/** A pack bears the unit's own cartridges (assumed); nothing where none is connected. */
const externalCartridge = (ups: SmartUps) => (ups.battery.packs > 0 ? cartridge(ups) : undefined)
const cartridge = cartridgeName

/** Registers 512 to 645: identity, ratings, names. */
export const inventoryRegion: readonly Item[] = [
  // Seen on one SRT only: the number of the firmware line, as in the USB product string.
  word(512, 'ProductIdentifier', u(0), { id: (ups) => ups.firmware.lineId }),
  reserved(513, 1, allOnes(1)),
  text(516, 8, 'FWVersion_STR', 'nuls', (ups) => ups.firmware.reported),
  reserved(524, 8, allOnes(1)),
  text(532, 16, 'Model_STR', 'spaces', (ups) => ups.model.reportedName),
  text(548, 16, 'SKU_STR', 'spaces-then-nuls', (ups) => ups.model.name),
  text(564, 8, 'SerialNumber_STR', 'spaces', (ups) => ups.identity.serialNumber),
  text(572, 8, 'Battery.SKU_STR', 'spaces', cartridge),
  text(580, 8, 'Battery.ExternalBattery.SKU_STR', 'spaces', externalCartridge),
  word(588, 'Output.ApparentPowerRating', u(0), { voltAmperes: (ups) => ups.model.voltAmperes }),
  word(589, 'Output.RealPowerRating', u(0), { watts: (ups) => ups.model.watts }),
  raw(590, 1, 'SOGRelayConfigSetting_BF', 'R', 0, (ups) => ups.traits.relayBits ?? presentGroups(ups)),
  word(591, 'Manufacture.Date', u(0), { days: (ups) => ups.identity.manufacturedOn }),
  outputVoltageSetting(592, 1),
  // An SRT at UPS 16.5 refuses the two tolerances of 1 Hz.
  choice(593, 'Output.AcceptableFrequencySetting_BF', 'frequencyTolerance', {
    bits: ['auto', '50-0.1', '50-1', '50-3', '60-0.1', '60-1', '60-3'],
    readOnly: ['50-1', '60-1'],
    has: convertsTwice,
  }),
  reserved(594, 1, 0),
  setting(595, 'Battery.DateSetting', u(0), 'batteryInstalledOn'),
  unitName(596, 'Name_STR'),
  groupName(604, 'Name_STR', 'MOG'),
  groupName(612, 'Name_STR', 'SOG0'),
  groupName(620, 'Name_STR', 'SOG1'),
  groupName(628, 'Name_STR', 'SOG2'),
  reserved(636, 8, allOnes(1)),
  outputVoltageSetting(644, 2),
]
