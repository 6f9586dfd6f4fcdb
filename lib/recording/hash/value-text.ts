import {
  distinctMembersOf,
  isFloat,
  itemsOf,
  type JsonDocument,
  type JsonMember,
  type JsonNode,
  kindOf,
  rawOf,
  stringOf,
} from '#lib/json/document'
import { writeFloat, writeNumber, writeString } from '#lib/json/write'
import { compareCodePoints } from './code-points'
import { isFinal, normalizeDecimals, normalizeText } from './normalize-text'
import { roundFive } from './round'

/** `all`: today's rules; `decimals`: numbers and decimals in strings only; `nothing`: values as they are. */
export type Normalization = 'all' | 'decimals' | 'nothing'

/**
 * A value as Python's `json.dumps(value, sort_keys=True)` writes it, normalised.
 * @param dropped a key of the value itself that `all` leaves out
 */
export function writeValue(
  document: JsonDocument,
  node: JsonNode,
  normalize: Normalization,
  dropped?: string,
): string {
  return new ValueWriter(document, normalize, isFinal(rawOf(document, node))).value(node, true, dropped)
}

class ValueWriter {
  constructor(
    private readonly document: JsonDocument,
    private readonly normalize: Normalization,
    /** No string in the value can change, so none is looked at. */
    private readonly allFinal: boolean,
  ) {}

  /** @param atTop the value itself or an element of a list: where the recorder looks for `extra_body` */
  value(node: JsonNode, atTop: boolean, dropped?: string): string {
    switch (kindOf(this.document, node)) {
      case 'object':
        return this.object(node, atTop, dropped)
      case 'array':
        return `[${itemsOf(this.document, node)
          .map((item) => this.value(item, true))
          .join(', ')}]`
      case 'string':
        return this.string(node)
      case 'number':
        return this.number(node)
      default:
        return rawOf(this.document, node)
    }
  }

  private number(node: JsonNode): string {
    if (this.normalize === 'nothing' || !isFloat(this.document, node)) return writeNumber(this.document, node)
    return writeFloat(roundFive(Number(rawOf(this.document, node))))
  }

  private string(node: JsonNode): string {
    const raw = rawOf(this.document, node)
    if (this.allFinal || isFinal(raw)) return raw
    const text = stringOf(this.document, node)
    if (this.normalize === 'nothing') return writeString(text)
    return writeString(this.normalize === 'all' ? normalizeText(text) : normalizeDecimals(text))
  }

  private object(node: JsonNode, atTop: boolean, dropped?: string): string {
    // A key written twice counts once, with its last value, as Python reads it.
    const members = distinctMembersOf(this.document, node)
    members.sort((a, b) => compareCodePoints(a.key, b.key))
    const kept = this.normalize === 'all' ? members.filter(({ key }) => key !== dropped) : members
    return `{${kept.map((member) => this.member(member, atTop)).join(', ')}}`
  }

  private member({ key, keyNode, value }: JsonMember, atTop: boolean): string {
    const isExtra = atTop && (key === 'extra_body' || key === 'extra_query')
    const name = this.allFinal ? rawOf(this.document, keyNode) : writeString(key)
    return `${name}: ${this.value(value, false, isExtra ? 'project_id' : undefined)}`
  }
}
