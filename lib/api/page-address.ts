import { encodePath } from './path'

/** The address of a recording's page. */
export function recordingHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}${search}`
}

/** The address of a recording's editor. */
export function editHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}/edit${search}`
}
