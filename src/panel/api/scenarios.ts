import { refusal } from '../../client/control-error.ts'

/** A ready scenario of the library. */
export interface ScenarioEntry {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
}

/** What a run came to. Times are seconds since the run began. */
export interface Report {
  readonly scenario: string
  readonly title: string
  readonly seed: number
  readonly passed: boolean
  readonly devices: readonly { readonly id: string; readonly model: string; readonly firmware: string }[]
  readonly expectations: readonly Expectation[]
  readonly verdicts: readonly HostVerdict[]
  readonly timeline: readonly Entry[]
}

export interface Expectation {
  readonly text: string
  readonly passed: boolean
  readonly at: number
  readonly detail?: string
}

export interface HostVerdict {
  readonly host: string
  readonly device: string
  readonly group: string
  readonly verdict: string | null
  readonly moments: readonly { readonly at: number; readonly text: string }[]
}

export interface Entry {
  readonly at: number
  readonly device: string
  readonly kind: string
  readonly text: string
}

/** The same scenario on two firmwares, moment beside moment. */
export interface Comparison {
  readonly runs: readonly [Report, Report]
  readonly rows: readonly {
    readonly left: Entry | null
    readonly right: Entry | null
    readonly same: boolean
  }[]
  readonly firstDifference: number | null
}

export interface RunOptions {
  readonly scenario: string
  readonly model?: string
  readonly seed?: number
}

type Headers = Readonly<Record<string, string>>

export async function listScenarios(headers: Headers): Promise<readonly ScenarioEntry[]> {
  const response = await fetch('/api/v1/scenarios', { headers })
  if (!response.ok) throw await refusal('scenarios', response)
  return response.json()
}

export function runScenario(
  headers: Headers,
  options: RunOptions & { readonly firmware?: string },
): Promise<Report> {
  return post(headers, '/api/v1/scenarios/run', options)
}

export function compareScenario(
  headers: Headers,
  options: RunOptions & { readonly firmwares: readonly [string, string] },
): Promise<Comparison> {
  return post(headers, '/api/v1/scenarios/compare', options)
}

async function post<T>(headers: Headers, path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw await refusal('scenario', response)
  return response.json()
}
