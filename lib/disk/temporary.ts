import { randomBytes } from 'node:crypto'
import { lstatSync, unlinkSync } from 'node:fs'
import { errnoOf } from './errno'
import { childPath, foldersBelow } from './folders'

const NAME = /^\.tapedeck-\w{1,12}-(\d+)-[0-9a-f]{16}\.tmp$/

/**
 * Makes a name for the temporary file of a save: hidden, not ending in `.json`, with this process's id, never the same
 * twice.
 */
export function temporaryName(target: string): string {
  const prefix = target.slice(0, 12).replace(/\W/g, '_')
  return `.tapedeck-${prefix}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`
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
      const owner = entry.isFile() ? NAME.exec(entry.name)?.[1] : undefined
      if (owner === undefined) continue
      const temporary = childPath(path, entry.name)
      if (removeAbandoned(`${root}/${temporary}`, Number(owner))) removed.push(temporary)
    }
  }
  return removed
}

function removeAbandoned(absolute: string, owner: number): boolean {
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

/** Process ids are reused (in a container the server may always have the same), so the file's age counts as well. */
function isAbandoned(owner: number, modified: number): boolean {
  if (Date.now() - modified > HOUR_MS || !isAlive(owner)) return true
  return owner === process.pid && modified < Date.now() - process.uptime() * 1000
}

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return errnoOf(error) !== 'ESRCH'
  }
}
