import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { namesIn } from './folders'
import { isRunning, ownIdentity } from './process-identity'

/** A folder of the set-up (lib/cli/setup), or an empty repository for git, with the process that made it. */
const NAME = /^tapedeck-(?:git|setup)-(\d+)(?:\.(\d*))?-\w{6}$/

/** Makes a folder in the temporary folder, whose name says which process made it. Throws the system's errors. */
export function makeTemporaryFolder(): string {
  const { pid, started } = ownIdentity()
  return mkdtempSync(join(tmpdir(), `tapedeck-git-${pid}.${started}-`))
}

/**
 * Removes the folders of processes that were killed, and of threads that ended with their process. To be called at the
 * start and at the end.
 */
export function removeLeftFolders(): void {
  for (const name of namesIn(tmpdir())) {
    const [, pid, started = ''] = NAME.exec(name) ?? []
    if (pid === undefined || isRunning(Number(pid), started)) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // It belongs to somebody else.
    }
  }
}
