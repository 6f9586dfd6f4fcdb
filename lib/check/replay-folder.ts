/*
 * Where replay looks for a recording: in the folder `recordings` beside the file of its test, and in the shared one
 * below `common` (docs/format.md, 6).
 */

/** The facts about a recording that tell in which folder replay looks for it. */
export interface Placed {
  /** Path relative to the root, with `/`. */
  readonly path: string
  readonly testId: string | null
}

const RECORDINGS = 'recordings/'

const SHARED = 'common/'

/**
 * Returns the folder whose tests a recording is for: the one that `recordings` is in, with a final `/`, or empty for the
 * root. Null if the recording is not directly in a folder of that name.
 */
export function folderBeside(path: string): string | null {
  const folder = folderOf(path)
  return `/${folder}`.endsWith(`/${RECORDINGS}`) ? folder.slice(0, -RECORDINGS.length) : null
}

/** The folder whose tests share the recordings of a folder; null if they are not shared. Both end with `/`. */
export function sharedFolderAbove(folder: string): string | null {
  return `/${folder}`.endsWith(`/${SHARED}`) ? folder.slice(0, -SHARED.length) : null
}

/** A folder and all folders above it, each with a final `/`; the last is the root, which is empty. */
export function foldersUpFrom(folder: string): string[] {
  const folders = [folder]
  for (let above = folder; above !== ''; folders.push(above)) above = folderOf(above.slice(0, -1))
  return folders
}

/**
 * Compares the ends of two folders, because test ids start at a folder that may be above or below the root. Without a
 * test id, any folder may be that of the test. A test id without a folder is of a test in the root.
 */
export function isFolderOfTest(folder: string, testId: string | null): boolean {
  if (testId === null) return true
  const ofTest = `/${folderOf(fileOf(testId))}`
  if (ofTest === '/') return folder === ''
  return ofTest.endsWith(`/${folder}`) || `/${folder}`.endsWith(ofTest)
}

/**
 * Returns whether replay may look in the folder of a recording. It does not look below or above the folder of a test,
 * nor in that of another one. Where no folder on the path is called `recordings`, the root itself may be one: this
 * cannot be told, and counts as looked in.
 */
export function isLookedIn({ path, testId }: Placed): boolean {
  const folder = folderBeside(path)
  if (folder === null) return !`/${folderOf(path)}`.includes(`/${RECORDINGS}`)
  return sharedFolderAbove(folder) !== null || isFolderOfTest(folder, testId)
}

/** Says where replay looks for the recordings of a test: `it looks in tests/a/recordings/ and in the shared folder`. */
export function placesOf(testId: string | null): string {
  const own = testId === null ? 'folders called recordings' : `${folderOf(fileOf(testId))}${RECORDINGS}`
  return `it looks in ${own} and in the shared folder`
}

/** The part of a path up to its last `/`. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function fileOf(testId: string): string {
  return testId.split('::')[0] ?? ''
}
