import type { GitFailure } from '../failure'
import type { Repository } from '../repository'
import { runForAttributes } from '../run'
import { recordsOf } from '../tree'

/** What git sees of the files below a root, tracked or not. */
export interface SeenFiles {
  readonly ok: true
  /** Returns whether git sees a file; it sees none that is ignored, and none of another repository. */
  readonly has: (path: string) => boolean
  /** Returns the folder of another repository below the root that a file is in; undefined for any other file. */
  readonly repositoryOf: (path: string) => string | undefined
}

/** Asks git for the files below the root that it tracks or would track. The user's own rules of what is ignored hold. */
export async function seenFiles({ root }: Repository): Promise<SeenFiles | GitFailure> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const ran = await runForAttributes(root, args)
  if (!ran.ok) return ran
  const seen = new Set([...recordsOf(ran.output)].map((record) => record.toString('utf8')))
  return {
    ok: true,
    has: (path) => seen.has(path),
    // A submodule stands in the list as a file, and another repository as a folder.
    repositoryOf: (path) => foldersOf(path).find((folder) => seen.has(folder) || seen.has(`${folder}/`)),
  }
}

function foldersOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'))
}
