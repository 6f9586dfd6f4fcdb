import { writeFloat, writeString } from '#lib/json/write'
import { compareCodePoints } from './code-points'
import { isFinal, normalizeDecimals, normalizeText } from './normalize-text'
import { roundFive } from './round'

/** `all`: the current rules; `decimals`: only numbers and decimals in strings; `nothing`: values unchanged. */
export type Normalization = 'all' | 'decimals' | 'nothing'

const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c

/**
 * Writes values of a text in the recorder's own form as Python's `json.dumps(value, sort_keys=True)` does, normalised. In
 * that form each line has one value, or the bracket that begins or ends one, and Python spells it in the same way.
 */
export class ValueWriter {
  /** True when no string of the text can change, so that none needs to be checked. */
  private readonly allFinal: boolean
  private changed = false
  private at = 0
  /** Whether the line that was read last ends with a comma. */
  private isFollowed = false

  constructor(
    private readonly text: string,
    private readonly normalize: Normalization,
  ) {
    this.allFinal = normalize === 'nothing' || isFinal(text)
  }

  /** Whether normalising has changed anything that was written; if not, no normalisation would. */
  get hasChanged(): boolean {
    return this.changed
  }

  /**
   * @param start where the value starts in the text
   * @param dropped a key of the value itself that `all` leaves out
   */
  write(start: number, dropped?: string): string {
    this.at = start
    return this.value(true, dropped)
  }

  /** @param atTop true for the value itself or an element of a list, where the recorder looks for `extra_body` */
  private value(atTop: boolean, dropped?: string): string {
    const raw = this.restOfLine()
    if (raw === '{') return this.object(atTop, dropped)
    if (raw === '[') return this.array()
    if (raw.charCodeAt(0) === QUOTE) return this.allFinal ? raw : this.string(raw)
    return this.normalize !== 'nothing' && isFloat(raw) ? this.float(raw) : raw
  }

  private restOfLine(): string {
    const { text, at } = this
    const end = text.indexOf('\n', at)
    this.isFollowed = text.charCodeAt(end - 1) === COMMA
    this.at = end + 1
    return text.slice(at, this.isFollowed ? end - 1 : end)
  }

  private skipIndent(): void {
    while (this.text.charCodeAt(this.at) === SPACE) this.at++
  }

  private float(raw: string): string {
    const rounded = writeFloat(roundFive(Number(raw)))
    if (rounded !== raw) this.changed = true
    return rounded
  }

  private string(raw: string): string {
    if (isFinal(raw)) return raw
    const text: string = JSON.parse(raw)
    const normal = this.normalize === 'all' ? normalizeText(text) : normalizeDecimals(text)
    if (normal === text) return raw
    this.changed = true
    return writeString(normal)
  }

  private array(): string {
    let items = ''
    do {
      this.skipIndent()
      items += `${items === '' ? '' : ', '}${this.value(true)}`
    } while (this.isFollowed)
    this.restOfLine()
    return `[${items}]`
  }

  private object(atTop: boolean, dropped?: string): string {
    const members: Member[] = []
    do {
      this.skipIndent()
      const raw = this.rawKey()
      const key: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1)
      const isExtra = atTop && (key === 'extra_body' || key === 'extra_query')
      const text = `${raw}: ${this.value(false, isExtra ? 'project_id' : undefined)}`
      if (key !== dropped || this.normalize !== 'all') members.push({ key, text })
      else this.changed = true
    } while (this.isFollowed)
    this.restOfLine()
    sortByKey(members)
    let texts = ''
    for (const { text } of members) texts += texts === '' ? text : `, ${text}`
    return `{${texts}}`
  }

  /** Reads a key, and goes to its value. */
  private rawKey(): string {
    const { text, at } = this
    let end = text.indexOf('"', at + 1)
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
    this.at = end + ': "'.length
    return text.slice(at, end + 1)
  }
}

interface Member {
  readonly key: string
  /** The key and the value. */
  readonly text: string
}

/** Most objects are written sorted, or have few keys, so they are first looked at. */
function sortByKey(members: Member[]): void {
  const isSorted = members.every(
    ({ key }, index) => index === 0 || compareCodePoints(members[index - 1]?.key ?? '', key) < 0,
  )
  if (!isSorted) members.sort((one, other) => compareCodePoints(one.key, other.key))
}

/** Whether a quote is part of a string: an odd number of backslashes is before it. */
function isEscaped(text: string, quote: number): boolean {
  let start = quote
  while (text.charCodeAt(start - 1) === BACKSLASH) start--
  return (quote - start) % 2 === 1
}

function isFloat(raw: string): boolean {
  return /[.eIN]/.test(raw) && /^-?[\dIN]/.test(raw)
}
