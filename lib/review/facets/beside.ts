import { anyPosition } from '#lib/json/pointer'
import { writeFloat } from '#lib/json/write'
import type { Assembled } from '#lib/message/message'
import { eachLeaf } from '#lib/message/rest-parts'

/** The content of an answer at one path beside its lanes. */
export interface Beside {
  /** All pieces, joined. */
  readonly joined: string
  /** The pieces joined, without those that repeat the piece before them. */
  readonly collapsed: string
}

/**
 * Collects the content of an answer beside its lanes, by path. Indexes in lists of data are left out, because chunks
 * may cut these lists anywhere.
 */
export function besideLanes({ rest, data }: Pick<Assembled, 'rest' | 'data'>): ReadonlyMap<string, Beside> {
  const pieces = new Map<string, string[]>()
  const separators = new Map<string, string>()
  for (const { path, pieces: said, isText } of rest) {
    pieces.set(
      path,
      said.map(({ text }) => (isText ? text : asPython(text))),
    )
    separators.set(path, isText ? '' : ' ')
  }
  for (const { path, value } of data) {
    eachLeaf(value, path, (at, text, isText) => {
      const place = anyPosition(at)
      const known = pieces.get(place)
      if (known) known.push(text)
      else pieces.set(place, [text])
      separators.set(place, isText ? '' : ' ')
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

const NUMBERS = /^(?:-?\d[-+.\deE]*|\[[-+.,\deE]*\])$/

/** Numbers as Python writes them, so that another spelling of the same number is no change. */
function asPython(text: string): string {
  if (!NUMBERS.test(text)) return text
  return text.replace(/[-+.\deE]+/g, (number) => {
    if (/[.eE]/.test(number)) return writeFloat(Number(number))
    return number === '-0' ? '0' : number
  })
}

/**
 * Returns whether two answers have the same content beside their lanes. When the answers are cut into different chunks,
 * a repeated value may occur more or fewer times.
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
