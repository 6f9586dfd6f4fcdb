import 'server-only'

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as { tapedeckFilesReadHere?: Set<string> }

/**
 * The paths of files whose text this server has sent to a reader. Saving to a missing file is a conflict when the file
 * was read before (it was deleted since), and an unknown path when it was not.
 */
export function filesReadHere(): Set<string> {
  globals.tapedeckFilesReadHere ??= new Set()
  return globals.tapedeckFilesReadHere
}
