import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BUNDLE = join(import.meta.dirname, '../../shared/corpus/review.bundle')

export const PULL_REQUESTS = ['5613', '5388', '5572', '5451', '5206'] as const

/** Says once why tests on real pull requests are skipped. */
export function sayWhetherBundled(): boolean {
  if (!existsSync(BUNDLE)) console.log(`Skipped: no real pull requests in ${BUNDLE}.`)
  return existsSync(BUNDLE)
}

/**
 * A path that differs between the base and the head of a pull request, with its blob at each end; null if it does not
 * exist there.
 */
export interface ChangedFile {
  readonly path: string
  readonly base: Blob | null
  readonly head: Blob | null
}

interface Blob {
  readonly id: string
  readonly text: string
}

let clone: string | undefined

function git(args: readonly string[], input?: string): Buffer {
  return execFileSync('git', args, { ...(input !== undefined && { input }), maxBuffer: 1 << 28 })
}

/** The repository of the pull requests, made once in a temporary folder. */
function pullRequestRepository(): string {
  if (clone === undefined) {
    clone = mkdtempSync(join(tmpdir(), 'tapedeck-pull-requests-'))
    git(['clone', '--quiet', '--bare', BUNDLE, clone])
  }
  return clone
}

/** Removes the temporary repository. To be called once all pull requests have been read. */
export function removePullRequests(): void {
  if (clone !== undefined) rmSync(clone, { recursive: true, force: true })
  clone = undefined
}

/** The recordings that a pull request changes, as git names them. */
export function changedFiles(pull: string): ChangedFile[] {
  const root = pullRequestRepository()
  const range = [`base/${pull}`, `pr/${pull}`]
  const lines = git(['-C', root, 'diff-tree', '-r', '-z', '--no-renames', ...range])
    .toString()
    .split('\0')
  const found = lines.flatMap((line, index) => {
    const path = lines[index + 1] ?? ''
    const [, , base = '', head = ''] = line.split(' ')
    return line.startsWith(':') && /recordings\/.*\.json$/.test(path) ? [{ path, base, head }] : []
  })
  const ids = found.flatMap(({ base, head }) => [base, head]).filter((id) => !/^0+$/.test(id))
  const blobs = readBlobs(root, [...new Set(ids)])
  const blobOf = (id: string): Blob | null => {
    const text = blobs.get(id)
    return text === undefined ? null : { id, text }
  }
  return found.map(({ path, base, head }) => ({ path, base: blobOf(base), head: blobOf(head) }))
}

function readBlobs(root: string, ids: readonly string[]): Map<string, string> {
  const bytes = git(['-C', root, 'cat-file', '--batch'], `${ids.join('\n')}\n`)
  const blobs = new Map<string, string>()
  let at = 0
  for (const id of ids) {
    const end = bytes.indexOf('\n', at)
    const size = Number(bytes.subarray(at, end).toString().split(' ')[2])
    blobs.set(id, bytes.subarray(end + 1, end + 1 + size).toString())
    at = end + 1 + size + 1
  }
  return blobs
}
