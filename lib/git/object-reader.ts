import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTemporaryFolder, removeLeftFolders } from '#lib/disk/temporary-folder'
import { objectEnvironment } from './environment'
import { gitFailure } from './failure'
import type { ObjectFormat, Repository } from './repository'
import { type Ended, type Failed, type GitCall, type Ran, runGit, streamGit } from './run'

const made = new Map<ObjectFormat, string>()
/** Every folder that was made here, to be removed at the end. */
const folders = new Set<string>()

/**
 * A call of git that reads objects of a repository by their ids, run in the root. It goes through an empty repository
 * of tapedeck's own in the temporary folder, so git reads no configuration but its own defaults: settings of the
 * repository have no effect, and nothing can be fetched for a partial clone, whatever git's version.
 */
function objectCall(
  repository: Repository,
  args: readonly string[],
  { input = '', isWithIndex = false }: { readonly input?: string; readonly isWithIndex?: boolean } = {},
): GitCall | Failed {
  try {
    const environment = objectEnvironment({
      gitDir: emptyRepository(repository.format),
      objects: join(repository.commonDir, 'objects'),
      workTree: repository.top,
      ...(isWithIndex && { index: repository.indexFile }),
    })
    return { cwd: repository.root, args, environment, input }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const message = `Nothing can be written to the temporary folder ${JSON.stringify(tmpdir())}: ${error.message}.`
    return { ...gitFailure('git-failed', message), errors: '' }
  }
}

/** Reads objects, and gives all that git prints. */
export async function runOnObjects(repository: Repository, args: readonly string[]): Promise<Ran> {
  const call = objectCall(repository, args)
  return 'ok' in call ? call : runGit(call)
}

/**
 * Compares objects with the work tree as git's index knows it, and gives all that git prints. Nothing is written, and no
 * filter is defined where no configuration is read, so none runs.
 */
export async function runOnIndex(repository: Repository, args: readonly string[]): Promise<Ran> {
  const call = objectCall(repository, args, { isWithIndex: true })
  return 'ok' in call ? call : runGit(call)
}

/** Reads objects, and hands over what git prints piece by piece. */
export async function streamObjects(
  repository: Repository,
  args: readonly string[],
  input: string,
  onOutput: (piece: Buffer) => boolean,
): Promise<Ended | Failed> {
  const call = objectCall(repository, args, { input })
  return 'ok' in call ? call : streamGit(call, onOutput)
}

function emptyRepository(format: ObjectFormat): string {
  const known = made.get(format)
  // The temporary folder may have been cleaned since.
  if (known !== undefined && existsSync(join(known, 'HEAD'))) return known
  removeLeftFolders()
  const folder = makeTemporaryFolder()
  if (folders.size === 0) process.once('exit', removeFolders)
  folders.add(folder)
  mkdirSync(join(folder, 'refs'))
  const extensions = format === 'sha1' ? '' : `[extensions]\n\tobjectFormat = ${format}\n`
  writeFileSync(
    join(folder, 'config'),
    `[core]\n\trepositoryFormatVersion = 1\n\tbare = false\n${extensions}`,
  )
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  made.set(format, folder)
  return folder
}

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
