import 'server-only'

/** Shared on the global object for the same reason as the index. */
const globals = globalThis as { tapedeckFilesReadHere?: Set<string> }

/**
 * The paths whose text this server has given to a reader. A save to a file that is not there is a conflict when the file
 * was read before (it was deleted meanwhile), and an unknown path when it never was.
 */
export function filesReadHere(): Set<string> {
  globals.tapedeckFilesReadHere ??= new Set()
  return globals.tapedeckFilesReadHere
}
