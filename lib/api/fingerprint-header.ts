/** Writes a fingerprint for the headers ETag, If-Match and If-None-Match. */
export function tagOf(fingerprint: string): string {
  return `"${fingerprint}"`
}

/** Reads the fingerprint from such a header; empty when there is none. */
export function fingerprintIn(headers: Headers, name: 'etag' | 'if-match'): string {
  return (headers.get(name) ?? '').replace(/^W\//, '').replace(/^"|"$/g, '')
}
