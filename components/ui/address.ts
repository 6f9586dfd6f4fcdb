/** The address of a recording's page; each segment of the path is encoded once. */
export function recordingHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}${search}`
}

/** The address of a recording's editor. */
export function editHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}/edit${search}`
}

/** The address of a recording's bytes. */
export function apiHref(path: string): string {
  return `/api/recordings/${encodePath(path)}`
}

/** The address that tells which recordings stand before and after one in a list. */
export function neighboursHref(path: string, search: string): string {
  return `/api/neighbours/${encodePath(path)}${search}`
}

/** The address that checks a text as if it were saved at a path. */
export function checkHref(path: string): string {
  return `/api/check/${encodePath(path)}`
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
