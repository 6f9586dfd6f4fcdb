import { type Rest, restText } from '#lib/message/message'
import { restKey } from './match-keys'
import { cutOf } from './shorten'
import type { CutText } from './view-written'

/** Content of an answer at one path outside the lanes, as a page shows it. */
export interface RestView extends CutText {
  /** Its key among the searched texts of the page. */
  readonly key: string
  /** Its path in the answer. */
  readonly path: string
  /** Its name, such as `citation`; empty if no reader claims it. */
  readonly as: string
  /** The path of the object that has this name. */
  readonly group: string
  readonly isText: boolean
  /**
   * The pieces of the text: the chunk of each, and its offset. There is one piece if all chunks hold the same value.
   */
  readonly chunks: readonly number[]
  readonly starts: readonly number[]
  /** The number of chunks that hold it. */
  readonly said: number
}

/** The content of an answer outside the lanes. */
export interface RestViews {
  readonly parts: readonly RestView[]
  /** Number of paths that are not shown. */
  readonly omitted: number
}

const MAX_PARTS = 200
/** The most characters of one text, and of all. */
const MAX_TEXT = 60_000
const MAX_ALL = 400_000
const LEAST = 200

/**
 * Makes the view of an answer's content outside the lanes, cut to a page's limits.
 * @param isShown tells whether the page shows the content elsewhere
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
