export interface UrlParts {
  /** User, host and port as written; empty when the text has none. */
  readonly netloc: string
  readonly path: string
}

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):/

/** The schemes, and no scheme at all, whose `;params` Python cuts off the path. */
const WITH_PARAMS = new Set([
  ...['', 'http', 'https', 'shttp', 'ftp', 'sftp', 'hdl', 'prospero', 'imap'],
  ...['rtsp', 'rtsps', 'rtspu', 'sip', 'sips', 'mms', 'tel'],
])

/**
 * Cuts a URL as Python's `urllib.parse.urlparse` does, because the recorder does: nothing is decoded, and a text with no
 * scheme and no `//` is all path.
 * @returns null where Python raises: a bracket of an IPv6 address without its partner
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

/** Only the last segment's `;params` are cut. */
function withoutParams(path: string): string {
  const start = path.indexOf(';', Math.max(path.lastIndexOf('/'), 0))
  return start === -1 ? path : path.slice(0, start)
}
