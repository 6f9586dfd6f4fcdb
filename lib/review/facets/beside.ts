import type { Assembled } from '#lib/message/message'
import { eachLeaf } from '#lib/message/rest-parts'

/** What an answer says at one path beside its lanes. */
export interface Beside {
  /** All pieces, joined. */
  readonly joined: string
  /** The same without pieces that only say again what the one before them says. */
  readonly collapsed: string
}

/** What an answer says beside its lanes, by path. Numbers of list items in data are left out: chunks cut its lists. */
export function besideLanes({ rest, data }: Pick<Assembled, 'rest' | 'data'>): ReadonlyMap<string, Beside> {
  const pieces = new Map<string, string[]>()
  const separators = new Map<string, string>()
  for (const { path, pieces: said, isText } of rest) {
    pieces.set(
      path,
      said.map(({ text }) => text),
    )
    separators.set(path, isText ? '' : ' ')
  }
  for (const { path, value } of data) {
    eachLeaf(value, path, (at, text) => {
      const place = at.replace(/\/\d+(?=\/|$)/g, '/*')
      const known = pieces.get(place)
      if (known) known.push(text)
      else pieces.set(place, [text])
    })
  }
  return new Map(
    [...pieces].map(([path, texts]) => {
      const separator = separators.get(path) ?? ' '
      const collapsed = texts.filter((text, index) => text !== texts[index - 1])
      return [path, { joined: texts.join(separator), collapsed: collapsed.join(separator) }]
    }),
  )
}

/**
 * Whether two answers say the same beside their lanes. Where the answers are cut into other chunks, a value that
 * chunks repeat may be repeated more or less often.
 */
export function isSameBeside(
  before: ReadonlyMap<string, Beside>,
  after: ReadonlyMap<string, Beside>,
  isCutAlike: boolean,
): boolean {
  if (before.size !== after.size) return false
  return [...before].every(([path, one]) => {
    const other = after.get(path)
    if (!other) return false
    return one.joined === other.joined || (!isCutAlike && one.collapsed === other.collapsed)
  })
}
