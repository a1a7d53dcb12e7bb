/** A call that the bench answered with a refusal. */
export class ControlError extends Error {
  /** HTTP status. */
  readonly status: number
  /** What kind of refusal it is, such as `Command refused`. */
  readonly title: string
  /** The value given and the values allowed. */
  readonly detail: string

  constructor(call: string, status: number, title: string, detail: string) {
    super(`${call}: ${status} ${title}${detail ? `: ${detail}` : ''}`)
    this.name = 'ControlError'
    this.status = status
    this.title = title
    this.detail = detail
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
  return new ControlError(call, response.status, title, detail)
}

function parsed(text: string): { title?: unknown; detail?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
