import { realpathSync, statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { FileFacts } from '#lib/catalog/entry'
import { readResolved } from '#lib/disk/read'
import { decodeUtf8 } from '#lib/disk/utf8'
import { type Recording, readRecording, type Unreadable, unreadableFile } from '#lib/recording/read'

export type NamedFile =
  | { readonly ok: true; readonly recording: Recording | Unreadable; readonly facts: FileFacts }
  | { readonly ok: false; readonly message: string }

/**
 * Reads the recording in a file that the command line names: any file, wherever it is. Its path is given as seen from
 * the working directory, or from the top when it is not below that.
 * @returns one line when there is no such file
 */
export function readNamedFile(file: string): NamedFile {
  try {
    const real = realpathSync(file)
    const stat = statSync(real)
    if (stat.isDirectory()) {
      return { ok: false, message: `${file} is a folder: name a file, or use tapedeck list` }
    }
    const facts = { size: stat.size, modified: stat.mtimeMs }
    return { ok: true, recording: readReal(real, shownPath(file)), facts }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { ok: false, message: `cannot read ${file} (${code}): name a recording` }
  }
}

function readReal(real: string, path: string): Recording | Unreadable {
  const read = readResolved(dirname(real), path, real)
  if (!read.ok) {
    return unreadableFile(path, read.code === 'too-large' ? 'too-large' : 'unreadable-file', read.message)
  }
  const decoded = decodeUtf8(read.bytes)
  if (decoded.ok) return readRecording({ path, text: decoded.text })
  const { line, column } = decoded
  return unreadableFile(path, 'not-utf8', `not valid UTF-8 in line ${line}, column ${column}`)
}

function shownPath(file: string): string {
  const absolute = resolve(file)
  const below = relative(process.cwd(), absolute)
  return (below === '..' || below.startsWith(`..${sep}`) ? absolute : below).replaceAll(sep, '/')
}
