import { type CardInUnit, constant, numbered, type ServedObjects, scalars, table } from './object.ts'

/** Sensors on the universal ports of a card, in the order of their ports. */
const sensors = ({ card }: CardInUnit) =>
  card.firmware.model.universalPorts > 0 ? card.settings.sensors : undefined
const rows = (at: CardInUnit) => (sensors(at) ?? []).map(({ port }) => [port, 1])
const sensor = (at: CardInUnit, row: number) => sensors(at)![row - 1]!
/** A card without universal ports has none of these objects. */
const count = (at: CardInUnit) => sensors(at)?.length

const NO_SENSOR = -1
const ifHumid = (value: number) => (at: CardInUnit, row: number) =>
  sensor(at, row).humidity === undefined ? NO_SENSOR : value

/** Two contacts that some versions list without an accessory. */
const ghosts = ({ decide }: CardInUnit) => (decide.ghostContacts ? numbered(2) : [])
const UNKNOWN = 'Unknown'

/** Sensors and contacts. Thresholds are those of a card that nobody has set up. */
export const ENVIRONMENT_OBJECTS: ServedObjects = {
  ...scalars({ uioSensorStatusTableSize: count, uioSensorConfigTableSize: count }),
  ...table(rows, {
    uioSensorStatusPortID: (at, row) => sensor(at, row).port,
    uioSensorStatusSensorID: constant(1),
    uioSensorStatusSensorName: (at, row) => `Sensor ${sensor(at, row).port}`,
    uioSensorStatusSensorLocation: (at, row) => `Port ${sensor(at, row).port}`,
    uioSensorStatusTemperatureDegF: (at, row) => Math.round((sensor(at, row).temperature * 9) / 5 + 32),
    uioSensorStatusTemperatureDegC: (at, row) => Math.round(sensor(at, row).temperature),
    uioSensorStatusHumidity: (at, row) => sensor(at, row).humidity ?? NO_SENSOR,
    uioSensorStatusViolationStatus: constant(0),
    uioSensorStatusAlarmStatus: constant(1),
    uioSensorStatusCommStatus: constant(2),
    uioSensorConfigPortID: (at, row) => sensor(at, row).port,
    uioSensorConfigSensorID: constant(1),
    uioSensorConfigSensorName: (at, row) => `Sensor ${sensor(at, row).port}`,
    uioSensorConfigSensorLocation: (at, row) => `Port ${sensor(at, row).port}`,
    uioSensorConfigMinTemperatureThreshold: constant(0),
    uioSensorConfigLowTemperatureThreshold: constant(10),
    uioSensorConfigHighTemperatureThreshold: constant(40),
    uioSensorConfigMaxTemperatureThreshold: constant(60),
    uioSensorConfigTemperatureHysteresis: constant(0),
    uioSensorConfigMinTemperatureEnable: constant(1),
    uioSensorConfigLowTemperatureEnable: constant(1),
    uioSensorConfigHighTemperatureEnable: constant(1),
    uioSensorConfigMaxTemperatureEnable: constant(1),
    uioSensorConfigMinHumidityThreshold: ifHumid(10),
    uioSensorConfigLowHumidityThreshold: ifHumid(30),
    uioSensorConfigHighHumidityThreshold: ifHumid(60),
    uioSensorConfigMaxHumidityThreshold: ifHumid(90),
    uioSensorConfigHumidityHysteresis: ifHumid(0),
    uioSensorConfigMinHumidityEnable: constant(1),
    uioSensorConfigLowHumidityEnable: constant(1),
    uioSensorConfigHighHumidityEnable: constant(1),
    uioSensorConfigMaxHumidityEnable: constant(1),
  }),
  ...table(ghosts, {
    iemConfigContactNumber: (_at, row) => row,
    iemConfigContactName: constant(UNKNOWN),
    iemConfigContactEnable: constant(1),
    iemConfigContactSeverity: constant(1),
    iemConfigContactNormalState: constant(1),
    iemConfigContactLocation: constant(UNKNOWN),
    iemStatusContactNumber: (_at, row) => row,
    iemStatusContactName: constant(UNKNOWN),
    iemStatusContactStatus: constant(1),
  }),
}
