import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
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
    for (const key of Object.keys(value)) eachLeaf(value[key] ?? null, at + stepOf(key), tell)
  }
}

interface GrowingRest extends Rest {
  isText: boolean
  readonly pieces: { chunk: number; text: string }[]
}

interface Growing {
  readonly rest: GrowingRest
  /** The path to which a piece was added after this one. */
  next: Growing | undefined
}

/** The content beside the lanes while chunks arrive: the pieces of each path. */
export class RestParts {
  private readonly paths = new Map<string, Growing>()
  private last: Growing | undefined
  /** Content that is only compared, in the order of the answer. */
  readonly data: Data[] = []

  add(path: string, as: string, group: string, chunk: number, text: string, isText: boolean): void {
    // Chunks mostly bring the same paths in the same order, and comparing a path is cheaper than finding it.
    const guess = this.last?.next
    const known = guess?.rest.path === path ? guess : this.paths.get(path)
    const growing = known ?? { rest: { path, as, group, isText, pieces: [] }, next: undefined }
    if (!known) this.paths.set(path, growing)
    growing.rest.isText &&= isText
    growing.rest.pieces.push({ chunk, text })
    if (this.last) this.last.next = growing
    this.last = growing
  }

  addData(data: Data): void {
    if (!isEmpty(data.value)) this.data.push(data)
  }

  list(): Rest[] {
    return Array.from(this.paths.values(), ({ rest }) => rest)
  }
}
