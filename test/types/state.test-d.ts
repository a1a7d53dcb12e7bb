import type { z } from 'zod'
import type { SettingsData } from '../../emulators/smart-ups/settings/settings.ts'
import type * as client from '../../src/client/types.ts'
import type { DeviceState as ClientState, Event, Settings } from '../../src/client/types.ts'
import type { TrafficLine } from '../../src/control/traffic.ts'
import type { DeviceState } from '../../src/lab/device-state.ts'
import type { Immutable } from '../../src/lab/immutable.ts'
import type { LabEvent } from '../../src/lab/journal.ts'
import type { ScenarioReport } from '../../src/lab/scenario/report.ts'
import type { settingsStateSchema } from '../../src/lab/schemas/settings-schema.ts'
import { holds, type Mutual } from './equal.ts'

// One truth: the client's types, made from the OpenAPI document, are those of the lab.
holds<Mutual<ClientState, DeviceState>>()
holds<Mutual<Event, Immutable<LabEvent>>>()
holds<Mutual<Immutable<z.output<typeof settingsStateSchema>>, Immutable<SettingsData>>>()
holds<Mutual<Settings, Immutable<SettingsData>>>()
holds<Mutual<client.TrafficLine, TrafficLine>>()
holds<Mutual<client.ScenarioReport, ScenarioReport>>()
