import { encodePath } from './path'

/** Returns the address of a recording's page. */
export function recordingHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}${search}`
}

/** Returns the address of a recording's editor. */
export function editHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}/edit${search}`
}
