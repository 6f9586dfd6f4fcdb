import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import type { Data, Rest } from './message'

/** Returns true for null and for empty values, which are not content whatever their name. */
export function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.length === 0
  for (const _ in value) return false
  return true
}

/** Visits every value inside a value that is not empty, with its path. A list of plain numbers counts as one value. */
export function eachLeaf(
  value: JsonValue,
  at: string,
  tell: (at: string, text: string, isText: boolean) => void,
): void {
  if (typeof value === 'string') {
    if (value !== '') tell(at, value, true)
  } else if (typeof value !== 'object') tell(at, String(value), false)
  else if (Array.isArray(value)) {
    if (value.length > 0 && value.every((item) => typeof item === 'number')) {
      tell(at, JSON.stringify(value), false)
    } else for (const [index, item] of value.entries()) eachLeaf(item, `${at}/${index}`, tell)
  } else if (value !== null) {
    for (const key of Object.keys(value)) eachLeaf(value[key] ?? null, at + pointerOf([key]), tell)
  }
}

interface Growing extends Omit<Rest, 'isText'> {
  isText: boolean
  readonly pieces: { chunk: number; text: string }[]
}

/** The content beside the lanes while chunks arrive: the pieces of each path. */
export class RestParts {
  private readonly paths = new Map<string, Growing>()
  /** Content that is only compared, in the order of the answer. */
  readonly data: Data[] = []

  add(path: string, as: string, group: string, chunk: number, text: string, isText: boolean): void {
    const known = this.paths.get(path)
    if (!known) this.paths.set(path, { path, as, group, isText, pieces: [{ chunk, text }] })
    else {
      known.isText &&= isText
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
