export interface UrlParts {
  /** User, host and port as written; empty when the text has none. */
  readonly netloc: string
  readonly path: string
}

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):/

/** The schemes (and a missing scheme) for which Python cuts `;params` off the path. */
const WITH_PARAMS = new Set([
  ...['', 'http', 'https', 'shttp', 'ftp', 'sftp', 'hdl', 'prospero', 'imap'],
  ...['rtsp', 'rtsps', 'rtspu', 'sip', 'sips', 'mms', 'tel'],
])

/**
 * Splits a URL as Python's `urllib.parse.urlparse` does, because the recorder uses it: nothing is decoded, and a text
 * without a scheme and `//` is entirely path.
 * @returns null where Python raises: for one bracket of an IPv6 address without the other
 */
export function parseUrl(url: string): UrlParts | null {
  const stripped = url.replace(/^[\0-\x20]+/, '').replace(/[\t\r\n]/g, '')
  const scheme = SCHEME.exec(stripped)?.[1] ?? ''
  let rest = scheme === '' ? stripped : stripped.slice(scheme.length + 1)
  let netloc = ''
  if (rest.startsWith('//')) {
    const end = rest.slice(2).search(/[/?#]/)
    netloc = end === -1 ? rest.slice(2) : rest.slice(2, end + 2)
    rest = rest.slice(netloc.length + 2)
    if (netloc.includes('[') !== netloc.includes(']')) return null
  }
  const path = rest.replace(/[?#].*$/su, '')
  return { netloc, path: WITH_PARAMS.has(scheme.toLowerCase()) ? withoutParams(path) : path }
}

/** Cuts off the `;params` of the last segment only. */
function withoutParams(path: string): string {
  const start = path.indexOf(';', Math.max(path.lastIndexOf('/'), 0))
  return start === -1 ? path : path.slice(0, start)
}
