/** A fingerprint as the headers ETag, If-Match and If-None-Match have it. */
export function tagOf(fingerprint: string): string {
  return `"${fingerprint}"`
}

/** The fingerprint in such a header; empty when there is none. */
export function fingerprintIn(headers: Headers, name: 'etag' | 'if-match'): string {
  return (headers.get(name) ?? '').replace(/^W\//, '').replace(/^"|"$/g, '')
}
