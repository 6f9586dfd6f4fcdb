import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { objectEnvironment } from './environment'
import type { ObjectFormat, Repository } from './repository'
import type { GitCall } from './run'

const made = new Map<ObjectFormat, string>()

/**
 * A call of git that reads objects of a repository by their ids, run in the root. It does so through an empty repository
 * of ours in the temporary folder, so that git reads no configuration but its own defaults: what a repository may set
 * cannot matter, and of a partial clone nothing can be fetched, whatever git's version.
 */
export function objectCall(repository: Repository, args: readonly string[], input?: string): GitCall {
  const environment = objectEnvironment({
    gitDir: emptyRepository(repository.format),
    objects: join(repository.commonDir, 'objects'),
    workTree: repository.top,
  })
  return { cwd: repository.root, args, environment, ...(input === undefined ? {} : { input }) }
}

function emptyRepository(format: ObjectFormat): string {
  const known = made.get(format)
  if (known !== undefined) return known
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-git-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'refs'))
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  const extensions = format === 'sha1' ? '' : `[extensions]\n\tobjectFormat = ${format}\n`
  writeFileSync(
    join(folder, 'config'),
    `[core]\n\trepositoryFormatVersion = 1\n\tbare = false\n${extensions}`,
  )
  made.set(format, folder)
  return folder
}
