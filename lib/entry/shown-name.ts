/* How lists, pages and lines of the terminal name a recording: by its test, and where there is none by its file. */

/** Stands where the name of a test would. */
export const NO_TEST = 'no test id'

/** A name with what stands before it, dimmed: a folder, or a class. */
export interface Label {
  readonly before: string
  readonly name: string
}

/** A test function with the class that it is in. */
export function functionLabel(name: string): Label {
  const start = name.lastIndexOf('::') === -1 ? 0 : name.lastIndexOf('::') + 2
  return { before: name.slice(0, start), name: name.slice(start) }
}

/** The path of a test file without the folders that most tests share. */
export function shownFile(path: string): string {
  return path.replace(/^tests\/integration\//, '')
}

/** The first digits of a request hash, which tell it from others; any other name whole. */
export function shownHash(name: string): string {
  return /^[0-9a-f]{12,64}$/.test(name) ? name.slice(0, 12) : name
}
