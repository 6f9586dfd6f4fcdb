import type { JsonValue } from '#lib/json/document'
import { isSame } from '#lib/json/same'
import type { Spelling } from '#lib/json/spelling'
import { isObject, type JsonObject } from '#lib/json/value'

/** A field of the arguments, and how the file spells it. */
interface Member {
  readonly value: JsonValue
  readonly text: string
}

/** What a piece adds to the arguments of a call, or all of them, if they are to be replaced. */
interface Added {
  readonly text: string
  readonly isWhole: boolean
}

/**
 * The arguments of a streamed call while their pieces arrive. Most are text, which is joined. Some servers send objects
 * instead: each later one has more of the same arguments, so their fields are united. `{}` at the beginning only opens
 * a call. An object that contradicts the one before it is shown after it, as it is.
 */
export class GivenArguments {
  /** The fields so far; null if there is no object, or something else as well. */
  private members: Map<string, Member> | null = null
  private isText = false

  /** Adds a piece. Values other than texts and objects are spelled as in the file. */
  add(value: JsonValue, spelling: Spelling): Added {
    if (value === null || value === '') return { text: '', isWhole: false }
    if (isObject(value) && !this.isText) return this.addObject(value, spelling)
    const isWhole = this.members?.size === 0
    this.members = null
    this.isText = true
    return { text: typeof value === 'string' ? value : spelling.of(value), isWhole }
  }

  private addObject(value: JsonObject, spelling: Spelling): Added {
    const before = this.members
    const now = membersOf(value, spelling)
    const text = spelling.of(value)
    if (before === null || before.size === 0) {
      this.members = now
      return { text: before && now.size === 0 ? '' : text, isWhole: before !== null && now.size > 0 }
    }
    if (![...now].every(([key, { value }]) => goesOn(before.get(key)?.value, value))) {
      this.members = null
      this.isText = true
      return { text, isWhole: false }
    }
    this.members = new Map([...before, ...now])
    const united = [...this.members].map(([key, member]) => `${JSON.stringify(key)}:${member.text}`)
    return { text: `{${united.join(',')}}`, isWhole: true }
  }
}

function membersOf(value: JsonObject, spelling: Spelling): Map<string, Member> {
  return new Map(
    Object.entries(value).map(([key, member]) => [
      key,
      { value: member, text: spelling.at(value, key) ?? 'null' },
    ]),
  )
}

/** Whether a value is the one before it, or has all of it at its beginning. */
function goesOn(before: JsonValue | undefined, value: JsonValue): boolean {
  if (before === undefined || isSame(before, value)) return true
  return typeof before === 'string' && typeof value === 'string' && value.startsWith(before)
}
