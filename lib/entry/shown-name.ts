/* How lists, pages and the terminal name a recording: by its test, or by its file when it has no test. */

/** Shown in place of a test's name. */
export const NO_TEST = '(no test id)'

/** A name with the folder or class before it, which is shown dimmed. */
export interface Label {
  readonly before: string
  readonly name: string
}

/** Splits the name of a test function from its class. */
export function functionLabel(name: string): Label {
  const start = name.lastIndexOf('::') === -1 ? 0 : name.lastIndexOf('::') + 2
  return { before: name.slice(0, start), name: name.slice(start) }
}

/** Shortens the path of a test file by the folders that most tests share. */
export function shownFile(path: string): string {
  return path.replace(/^tests\/integration\//, '')
}

/** Shortens a request hash to its first digits, which are enough to distinguish it; any other name stays whole. */
export function shownHash(name: string): string {
  return /^[0-9a-f]{12,64}$/.test(name) ? name.slice(0, 12) : name
}

/** Returns the name of a file, without its folder. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Returns the name of a recording's file, without its folder and its ending. */
export function recordingName(path: string): string {
  return fileName(path).replace(/\.json$/, '')
}

/** Returns the name of a file with its ending; of a hash its first digits, with a sign that it was cut. */
export function cutName(path: string): string {
  const isCut = shortName(path) !== recordingName(path)
  return isCut ? `${shortName(path)}….json` : fileName(path)
}

/** Returns the name of a file as a reader tells it from others: the first digits of a hash. */
export function shortName(path: string): string {
  return shownHash(recordingName(path))
}
