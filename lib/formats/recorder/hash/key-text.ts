import type { Hashed, KeyParts } from '#lib/exchange/recorded'
import { field, stringField } from '#lib/json/value'
import { writeString } from '#lib/json/write'
import { hashedParts } from './hashed-parts'
import { type Normalization, ValueWriter } from './value-text'

/** How a version of the recorder made the key. */
export interface KeyRule {
  readonly normalize: Normalization
  readonly testId: boolean
}

export const TODAY: KeyRule = { normalize: 'all', testId: true }

/** The text whose SHA-256 is the request hash. */
export interface Key {
  readonly text: string
  /** Whether normalising changed anything; if not, the text is the same by any rule with the same test id. */
  readonly isNormalized: boolean
}

/**
 * Writes the text whose SHA-256 is the request hash: the output of Python's `json.dumps(key, sort_keys=True)` for the
 * key object (docs/format.md, 5).
 * @returns null when the recorder does not hash such a request
 */
export function hashedKey(source: Hashed, rule: KeyRule): Key | null {
  const parts = partsOf(source, rule.normalize)
  if (parts === null) return null
  const members = rule.testId ? parts.members : parts.members.filter(([key]) => key !== TEST_ID)
  return { text: objectText(members), isNormalized: parts.isNormalized }
}

const TEST_ID = 'test_id'

function partsOf(source: Hashed, normalize: Normalization): KeyParts | null {
  if (normalize !== 'all') return writtenParts(source, normalize)
  if (source.parts === undefined) source.parts = writtenParts(source, normalize)
  return source.parts
}

function writtenParts(source: Hashed, normalize: Normalization): KeyParts | null {
  const request = field(source.value, 'request')
  const parts = hashedParts(request)
  if (parts === null) return null
  const { text } = source
  const values = new ValueWriter(text, normalize)
  const asIs = new ValueWriter(text, 'nothing')
  const startOfRequest = startOf(text, 'request', 1, 0)
  const part = (name: string): number => startOf(text, name, 2, startOfRequest)
  if (parts.shape === 'tool') {
    const fields = parts.fields.map((name): Member => [name, asIs.write(part(name))])
    return { members: fields, isNormalized: false }
  }
  const verb = writeString(stringField(request, 'method').toUpperCase())
  const testId: readonly Member[] = parts.hasTestId
    ? [[TEST_ID, hasTestId(source) ? asIs.write(startOf(text, TEST_ID, 1, 0)) : 'null']]
    : []
  if (parts.shape === 'capture') {
    const members: readonly Member[] = [
      ['method', verb],
      ['payload', values.write(part('payload'))],
      ...testId,
      ['url', writeString(stringField(request, 'url'))],
    ]
    return { members, isNormalized: values.hasChanged }
  }
  const { netloc, path } = parts.url
  const dropped = netloc.includes('bedrock') ? 'stream_options' : undefined
  const members: readonly Member[] = [
    ['body', values.write(part('body'), dropped)],
    ['endpoint', writeString(path)],
    ['method', verb],
    ...testId,
  ]
  return { members, isNormalized: values.hasChanged }
}

function hasTestId({ value }: Hashed): boolean {
  return field(value, TEST_ID) !== undefined
}

/**
 * Finds the value of a member that is known to be there: in the recorder's own form, only the keys of one depth stand
 * behind its indentation.
 * @param from where the object starts
 */
function startOf(text: string, key: string, depth: number, from: number): number {
  const before = `\n${'  '.repeat(depth)}"${key}": `
  return text.indexOf(before, from) + before.length
}

/** A member of the key object. Members are given in sorted order. */
type Member = readonly [key: string, text: string]

function objectText(members: readonly Member[]): string {
  return `{${members.map(([key, text]) => `"${key}": ${text}`).join(', ')}}`
}
