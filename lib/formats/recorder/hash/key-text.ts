import type { JsonValue } from '#lib/json/document'
import type { ExactValue } from '#lib/json/exact'
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
 * @param source of the whole file, or of all but its response
 * @returns null when the recorder does not hash such a request
 */
export function hashedKey(source: ExactValue, rule: KeyRule): Key | null {
  const request = field(source.value, 'request')
  const parts = hashedParts(request)
  if (parts === null) return null
  const values = new ValueWriter(source, rule.normalize)
  const asIs = new ValueWriter(source, 'nothing')
  const part = (name: string): JsonValue => field(request, name) ?? null
  if (parts.shape === 'tool') {
    const text = objectText(parts.fields.map((name) => [name, asIs.write(part(name))]))
    return { text, isNormalized: false }
  }
  const verb = writeString(stringField(request, 'method').toUpperCase())
  const testId: readonly Member[] =
    rule.testId && parts.hasTestId ? [['test_id', asIs.write(field(source.value, 'test_id') ?? null)]] : []
  if (parts.shape === 'capture') {
    const text = objectText([
      ['method', verb],
      ['payload', values.write(part('payload'))],
      ...testId,
      ['url', writeString(stringField(request, 'url'))],
    ])
    return { text, isNormalized: values.hasChanged }
  }
  const { netloc, path } = parts.url
  const dropped = netloc.includes('bedrock') ? 'stream_options' : undefined
  const text = objectText([
    ['body', values.write(part('body'), dropped)],
    ['endpoint', writeString(path)],
    ['method', verb],
    ...testId,
  ])
  return { text, isNormalized: values.hasChanged }
}

/** A member of the key object. Members are given in sorted order. */
type Member = readonly [key: string, text: string]

function objectText(members: readonly Member[]): string {
  return `{${members.map(([key, text]) => `"${key}": ${text}`).join(', ')}}`
}
