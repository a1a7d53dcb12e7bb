import type { Decisions } from '../decisions.ts'
import { type Defect, type DefectOptions, defineDefect } from '../defect.ts'
import { published } from '../published/index.ts'

/** What a defect adds to its published row. */
interface Reproduction<O extends DefectOptions> {
  /** In our words, what the unit does; the symptom that was published when left out. */
  readonly title?: string
  readonly options?: O
  /** Why the details are an assumption. */
  readonly assumed?: string
  readonly decides: (
    options: { readonly [K in keyof O]: O[K]['value'] extends number ? number : boolean },
    sound: Decisions,
  ) => Partial<Decisions>
}

/** A defect whose id, lines and versions are those of the published row. */
export function fromPublished<const O extends DefectOptions = Record<never, never>>(
  id: string,
  { title, options, assumed, decides }: Reproduction<O>,
): Defect {
  const row = published(id)
  return defineDefect<O>({
    id,
    title: title ?? row.symptom,
    source: `published difference ${id} (confidence ${row.confidence})`,
    affects: row.affects.map((range) => (assumed === undefined ? range : { ...range, assumed })),
    ...(options === undefined ? {} : { options }),
    decides,
  })
}
