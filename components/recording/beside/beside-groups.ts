import { countText } from '#lib/figures/text'
import type { RestView } from '#lib/page/view-rest'

/** Content outside the lanes that is shown in one row. */
export interface BesideGroup {
  readonly key: string
  /** Its name, such as `citation`; empty for a value that no reader claims. */
  readonly as: string
  /** The path that its values share. */
  readonly path: string
  readonly parts: readonly RestView[]
}

/** Names of content that is long and rarely of interest. All content of such a name is one row, closed at first. */
const FOLDED = new Set(['settings', 'model', 'progress'])

export function isFolded({ as }: BesideGroup): boolean {
  return FOLDED.has(as)
}

/** Groups content that the readers know to belong together, in the order of the answer. */
export function besideGroups(parts: readonly RestView[]): BesideGroup[] {
  const groups = new Map<string, { as: string; parts: RestView[] }>()
  for (const part of parts) {
    const { as, group, path } = part
    const isAlone = group === path || FOLDED.has(as)
    const key = as === '' ? part.key : isAlone ? as : `${as} ${group}`
    const known = groups.get(key)
    if (known) known.parts.push(part)
    else groups.set(key, { as, parts: [part] })
  }
  return [...groups].map(([key, { as, parts: inside }]) => ({
    key,
    as,
    path: as === '' ? (inside[0]?.path ?? '') : sharedParent(inside.map(({ path }) => path)),
    parts: inside,
  }))
}

/** The path of the innermost value that holds all of these. */
function sharedParent(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1))
  const end = first.findIndex((step, index) => others.some((steps) => steps[index] !== step))
  return first.slice(0, end === -1 ? undefined : end).join('/')
}

/** The name of a part below the path that its group shares. */
export function nameWithin({ path }: RestView, group: BesideGroup): string {
  return path.slice(group.path.length).replace(/^\//, '')
}

/** Writes a name as a title: `Citation` for `citation`. */
export function titleOf(as: string): string {
  return as.slice(0, 1).toUpperCase() + as.slice(1)
}

/** Says which chunks hold a part: `chunk 3`, `joined from chunks 36–38`, `41 chunks, all equal`. */
export function chunksText({ chunks, said }: RestView): string {
  const [first = 0, ...others] = chunks
  if (said > chunks.length) return `${said} chunks, all equal`
  if (others.length === 0) return `chunk ${first}`
  const last = others.at(-1) ?? first
  const isRun = others.every((chunk, index) => chunk === first + index + 1)
  return isRun ? `joined from chunks ${first}–${last}` : `joined from ${countText(chunks.length)} chunks`
}
