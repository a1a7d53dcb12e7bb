import { download } from '../../state/download.ts'
import { Group } from '../group.tsx'

const FORMATS = {
  json: ['JSON', 'json', 'application/json'],
  junit: ['JUnit', 'xml', 'application/xml'],
  markdown: ['Markdown', 'md', 'text/markdown'],
} as const

interface DownloadsProps {
  readonly files: Readonly<Record<keyof typeof FORMATS, () => string>>
  /** Of the file, without its ending. */
  readonly name: string
}

/** What came of a run, to be taken elsewhere. */
export function Downloads({ files, name }: DownloadsProps) {
  return (
    <Group label="Download">
      {Object.entries(FORMATS).map(([format, [title, ending, type]]) => (
        <button
          key={format}
          type="button"
          aria-label={`Download as ${title}`}
          onClick={() => download(`${name}.${ending}`, files[format as keyof typeof FORMATS](), type)}
        >
          {title}
        </button>
      ))}
    </Group>
  )
}
