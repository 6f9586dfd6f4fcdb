import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import type { Data, Rest } from './message'

/** A value that says something: not null, and not empty. */
export interface Leaf {
  readonly at: string
  readonly text: string
  readonly isText: boolean
}

/** True for null and for what is empty: it says nothing, whatever its name is. */
export function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** The values inside a value that say something. A list of plain numbers is one value. */
export function* leavesOf(value: JsonValue, at: string): Generator<Leaf> {
  if (isEmpty(value)) return
  if (typeof value === 'string') yield { at, text: value, isText: true }
  else if (typeof value !== 'object' || value === null) yield { at, text: String(value), isText: false }
  else if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'number'))
      yield { at, text: JSON.stringify(value), isText: false }
    else for (const [index, item] of value.entries()) yield* leavesOf(item, `${at}/${index}`)
  } else {
    for (const key of Object.keys(value)) yield* leavesOf(value[key] ?? null, at + pointerOf([key]))
  }
}

type Place = Pick<Rest, 'path' | 'as' | 'group' | 'isText'>

interface Growing extends Place {
  isText: boolean
  readonly pieces: { chunk: number; text: string }[]
}

/** Content beside the lanes while chunks arrive: the pieces of each path. */
export class RestParts {
  private readonly paths = new Map<string, Growing>()
  /** Content that is compared only, by path in the order of the answer. */
  readonly data: Data[] = []

  add(place: Place, chunk: number, text: string): void {
    const known = this.paths.get(place.path)
    if (!known) this.paths.set(place.path, { ...place, pieces: [{ chunk, text }] })
    else {
      known.isText &&= place.isText
      known.pieces.push({ chunk, text })
    }
  }

  addData(data: Data): void {
    if (!isEmpty(data.value)) this.data.push(data)
  }

  list(): Rest[] {
    return [...this.paths.values()]
  }
}
