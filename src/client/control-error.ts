/** A call that the bench answered with a refusal. */
export class ControlError extends Error {
  /** HTTP status. */
  readonly status: number
  /** What kind of refusal it is, such as `Command refused`. */
  readonly title: string
  /** The value given and the values allowed. */
  readonly detail: string
  /** What `detail` says, mistake by mistake, where a scenario has several; each with its line and column in a text. */
  readonly problems: readonly string[]

  constructor(call: string, status: number, title: string, detail: string, problems: readonly string[] = []) {
    super(`${call}: ${status} ${title}${detail ? `: ${detail}` : ''}`)
    this.name = 'ControlError'
    this.status = status
    this.title = title
    this.detail = detail
    this.problems = problems
  }
}

/** As much of a body that is no problem document as goes into a message. */
const LONGEST_QUOTE = 200

/** The refusal that a response carries. */
export async function refusal(call: string, response: Response): Promise<ControlError> {
  const text = await response.text().catch(() => '')
  const problem = parsed(text)
  const title = typeof problem?.title === 'string' ? problem.title : response.statusText || 'refused'
  const detail = typeof problem?.detail === 'string' ? problem.detail : text.slice(0, LONGEST_QUOTE)
  const problems = Array.isArray(problem?.problems) ? problem.problems : []
  const texts = problems.filter((each) => typeof each === 'string')
  return new ControlError(call, response.status, title, detail, texts)
}

function parsed(text: string): { title?: unknown; detail?: unknown; problems?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
