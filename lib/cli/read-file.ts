import { statSync } from 'node:fs'
import type { Unreadable } from '#lib/check/unreadable'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { readNamed } from '#lib/disk/named'
import type { ReadText } from '#lib/disk/read'
import type { FileFacts } from '#lib/entry/open-recording'
import { recordingOfRead } from '#lib/entry/read-entry'
import type { Recording } from '#lib/wire/recording'
import { shownPath } from './shown-path'

/** A file as it was read. */
export interface NamedText {
  readonly ok: true
  /** As seen from the working directory, or from the top when it is not below that; with `/`. */
  readonly path: string
  readonly read: ReadText
  readonly facts: FileFacts
}

export interface NamedFile {
  readonly ok: true
  readonly recording: Recording | Unreadable
  readonly facts: FileFacts
}

/** One line: there is no such file, or it is not a file that can be read again. */
interface NoFile {
  readonly ok: false
  readonly message: string
}

/** Reads the recording in a file that the command line names: any file, wherever it is. */
export function readNamedFile(file: string): NamedFile | NoFile {
  const named = readNamedText(file)
  if (!named.ok) return named
  const recording = recordingOfRead(named.path, named.read)
  return recording === null ? noFile(file, 'it is no longer there') : { ...named, recording }
}

/** Reads the text of a file that the command line names. */
export function readNamedText(file: string): NamedText | NoFile {
  try {
    const stat = statSync(file)
    if (stat.isDirectory()) return noFile(file, 'it is a folder')
    if (!stat.isFile()) return noFile(file, 'it is a pipe, a socket or a device')
    const facts = { size: stat.size, modified: stat.mtimeMs }
    return { ok: true, path: shownPath(file), read: readNamed(file), facts }
  } catch (error) {
    return noFile(file, reasonOf(errnoOf(error)))
  }
}

function noFile(file: string, reason: string): NoFile {
  return { ok: false, message: `cannot read ${file}: ${reason}; name a file that holds a recording` }
}
