import { type Rest, restText } from '#lib/message/message'
import { restKey } from './match-keys'
import { cutOf } from './shorten'
import type { CutText } from './view-written'

/** Content of the answer at one path that no lane takes, as a page shows it. */
export interface RestView extends CutText {
  /** Names it among the texts of the page in which a search looks. */
  readonly key: string
  /** Where it stands in the answer. */
  readonly path: string
  /** What it is; empty when no reader claims it. */
  readonly as: string
  /** The path of the object that is `as`. */
  readonly group: string
  readonly isText: boolean
  /** By piece: its chunk, and where it begins in the text. One piece where all chunks say the same. */
  readonly chunks: readonly number[]
  readonly starts: readonly number[]
  /** How many chunks say it. */
  readonly said: number
}

export interface RestViews {
  readonly parts: readonly RestView[]
  /** Paths that the page does not take. */
  readonly omitted: number
}

const MAX_PARTS = 200
/** Characters of one text, and of all. */
const MAX_TEXT = 60_000
const MAX_ALL = 400_000
const LEAST = 200

/**
 * What stands beside the lanes of an answer, cut to what a page takes.
 * @param isShown true for what the page shows elsewhere
 */
export function restViews(rest: readonly Rest[], isShown: (part: Rest) => boolean): RestViews {
  const listed = rest.flatMap((part, index) => (isShown(part) ? [] : [{ part, index }]))
  let left = MAX_ALL
  const parts = listed.slice(0, MAX_PARTS).map(({ part, index }): RestView => {
    const text = restText(part)
    const end = cutOf(text, { characters: Math.max(LEAST, Math.min(MAX_TEXT, left)), rows: 3000 })
    left -= end
    const { path, as, group, isText, pieces } = part
    return {
      ...{ key: restKey(index), path, as, group, isText, said: pieces.length },
      ...{ text: text.slice(0, end), length: text.length },
      ...piecesOf(part),
    }
  })
  return { parts, omitted: listed.length - parts.length }
}

function piecesOf({ pieces, isText }: Rest): Pick<RestView, 'chunks' | 'starts'> {
  const [first] = pieces
  if (first && pieces.every(({ text }) => text === first.text)) return { chunks: [first.chunk], starts: [0] }
  let at = 0
  const starts = pieces.map(({ text }) => {
    const start = at
    at += text.length + (isText ? 0 : 1)
    return start
  })
  return { chunks: pieces.map(({ chunk }) => chunk), starts }
}
