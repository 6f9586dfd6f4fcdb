import { FORMATS } from '#lib/wire/all'
import type { WireFormat } from '#lib/wire/format'
import type { NoisePath, Reader } from '#lib/wire/reader'
import { unknownReader } from '#lib/wire/unknown'

/** Explains each kind of noise. */
const WHY: Readonly<Record<NoisePath['kind'], string>> = {
  id: 'an id that is made anew for each answer',
  time: 'a time or a duration',
  fingerprint: 'a fingerprint, signature or encrypted text',
  metadata: 'how the service ran',
  place: 'a number or type name that only says where a piece belongs',
  cut: 'depends on how the answer was cut into chunks',
}

/** Writes `docs/noise.md`: a Markdown page that lists all noise by wire format and path. */
export function noisePage(): string {
  const sections = [...FORMATS.map(sectionOf), section('unknown', pathsOf([unknownReader]))]
  return `${[HEAD, ...sections.filter((text) => text !== '')].join('\n\n')}\n`
}

const HEAD = `# What is noise

A change of one of these values does not change what an answer says. A change of any other value is a change of the answer or
of its token counts (docs/format.md, 7). \`npm run soak noise\` makes this list from the readers of the wire formats
(\`lib/wire\`), and a test keeps it up to date. \`*\` stands for any item of a list, \`**\` for any depth, and \`(type)\` for an
object of that type. Paths begin at the item of the answer; in a stream of server-sent events, at the event's data.

In every format these are noise, too: the class that the recorder noted with an item, \`response_metadata\` and
\`provider_metadata\` beside an answer, and, in a stream of server-sent events, comments, empty lines and \`[DONE]\`.`

function sectionOf(format: WireFormat): string {
  const { one, list } = format.kinds
  const readers = [format.whole(), ...(format.items ? [format.items()] : [])]
  return section([one, list].filter((kind) => kind !== 'unknown').join(', '), pathsOf(readers))
}

function section(title: string, paths: ReadonlyMap<NoisePath['kind'], readonly string[]>): string {
  if (paths.size === 0) return ''
  const rows = [...paths].map(
    ([kind, list]) => `| ${WHY[kind]} | ${list.map((path) => `\`${path}\``).join(' ')} |`,
  )
  return [`## ${title}`, '', '| what it is | paths |', '| --- | --- |', ...rows].join('\n')
}

function pathsOf(readers: readonly Reader[]): Map<NoisePath['kind'], string[]> {
  const paths = new Map<NoisePath['kind'], string[]>()
  const all = readers.flatMap((reader) => reader.noiseAt(''))
  for (const kind of ['id', 'time', 'fingerprint', 'metadata', 'place', 'cut'] as const) {
    const found = all.flatMap((noise) => (noise.kind === kind ? [noise.path] : []))
    if (found.length > 0) paths.set(kind, [...new Set(found)].sort())
  }
  return paths
}
