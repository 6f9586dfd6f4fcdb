import type { JsonDocument } from '#lib/json/document'

export type HashVerdict = 'match' | 'older' | 'mismatch' | 'unhashed'

export interface HashResult {
  readonly name: string
  readonly computed: string | null
  readonly verdict: HashVerdict
  readonly fileName: string | null
}

export function hashRequest(_document: JsonDocument, path: string): HashResult {
  const name = (path.split('/').at(-1) ?? '').replace(/\.json$/, '')
  return { name, computed: null, verdict: 'unhashed', fileName: null }
}
