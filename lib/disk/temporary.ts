import { randomBytes } from 'node:crypto'
import { lstatSync, unlinkSync } from 'node:fs'
import { errnoOf } from './errno'
import { childPath, foldersBelow } from './folders'
import { isRunning, ownIdentity } from './process-identity'

const NAME = /^\.tapedeck-\w{1,12}-(\d+)(?:\.(\d*))?-[0-9a-f]{16}\.tmp$/

interface Owner {
  readonly pid: number
  /** Empty where the system does not say. */
  readonly started: string
}

/**
 * Makes a name for the temporary file of a save: hidden, not ending in `.json`, with this process's id and the time of its
 * start, never the same twice.
 */
export function temporaryName(target: string): string {
  const prefix = target.slice(0, 12).replace(/\W/g, '_')
  const { pid, started } = ownIdentity()
  return `.tapedeck-${prefix}-${pid}.${started}-${randomBytes(8).toString('hex')}.tmp`
}

/**
 * Removes the temporary files of saves whose process was killed. To be called at the start.
 * @param root absolute, links resolved
 * @returns the paths of the removed files, relative to the root, with `/`
 */
export function cleanTemporary(root: string): string[] {
  const removed: string[] = []
  for (const { path, entries } of foldersBelow(root)) {
    for (const entry of entries) {
      const [, pid, started = ''] = (entry.isFile() && NAME.exec(entry.name)) || []
      if (pid === undefined) continue
      const temporary = childPath(path, entry.name)
      if (removeAbandoned(`${root}/${temporary}`, { pid: Number(pid), started })) removed.push(temporary)
    }
  }
  return removed
}

function removeAbandoned(absolute: string, owner: Owner): boolean {
  try {
    if (!isAbandoned(owner, lstatSync(absolute).mtimeMs)) return false
    unlinkSync(absolute)
    return true
  } catch (error) {
    errnoOf(error)
    return false
  }
}

const HOUR_MS = 3_600_000

/** A temporary file is in use for milliseconds. Its process runs if one with its id started when it did. */
function isAbandoned({ pid, started }: Owner, modified: number): boolean {
  return Date.now() - modified > HOUR_MS || !isRunning(pid, started)
}
