import { execFileSync } from 'node:child_process'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readRange } from '#lib/range/compare'
import { reviewChanges } from '#lib/review/changes'
import { corpus } from './corpus'
import { compare, type Measured } from './measure'
import { commit, copyInto, git, inScratch, makeRepository, readAndParse, somePaths } from './review-root'

const ADDED = 595

/** Measures finding all changes of a range with their facets, as the page and `tapedeck review` do. */
export function benchReview(): Promise<Measured[]> {
  return inScratch(async (home) => [
    ...(await benchRange(join(home, 'range'))),
    ...(await benchAdded(join(home, 'added'))),
    ...(await benchConverted(join(home, 'converted'))),
  ])
}

async function benchRange(root: string): Promise<Measured[]> {
  const bundle = join(corpus('2026-05'), '../review.bundle')
  execFileSync('git', ['clone', '--quiet', '--branch=pr/5388', bundle, root])
  const ends = ['origin/base/5388', 'origin/pr/5388'] as const
  const times = await compare(
    15,
    () => changesOf(root, { base: ends[0], head: ends[1] }),
    () => git(root, 'diff', ...ends),
  )
  const ratio = times.subject / times.reference
  return [
    told('git diff of pr/5388', times.reference),
    { what: 'changes of pr/5388 ÷ git diff', value: ratio, unit: '×', limit: 3 },
  ]
}

async function benchAdded(root: string): Promise<Measured[]> {
  makeRepository(root)
  const base = git(root, 'rev-parse', 'HEAD').toString().trim()
  copyInto(root, somePaths(ADDED))
  commit(root)
  const added = await compare(
    8,
    () => changesOf(root, { base, head: 'HEAD' }),
    () => readAndParse(root, git(root, 'ls-tree', '-r', '--object-only', 'HEAD')),
  )
  const files = somePaths()
  copyInto(root, files)
  commit(root)
  // A file that changed within two seconds before it was read is read again (lib/disk/file-stamp.ts).
  await delay(2500)
  const workTree = await compare(
    5,
    () => changesOf(root, { base: 'HEAD' }),
    () => git(root, 'ls-tree', '-r', 'HEAD'),
  )
  const cold = await compare(
    3,
    () => rehashed(root, files),
    () => undefined,
  )
  return [
    told(`reading and JSON.parse of ${ADDED} blobs`, added.reference),
    {
      what: `changes of ${ADDED} added files ÷ reading, JSON.parse`,
      value: added.subject / added.reference,
      unit: '×',
      limit: 2,
    },
    told(`work tree of ${files.length} files, nothing changed, first time`, cold.subject),
    told(`work tree of ${files.length} files, nothing changed, again`, workTree.subject),
  ]
}

/** A checkout in which every file has other line ends than in git. */
async function benchConverted(root: string): Promise<Measured[]> {
  makeRepository(root)
  const files = somePaths()
  copyInto(root, files)
  commit(root)
  writeFileSync(join(root, '.gitattributes'), '*.json text=auto eol=crlf\n')
  commit(root)
  for (const path of files) rmSync(join(root, path))
  git(root, 'checkout', '--quiet', '--', '.')
  await delay(2500)
  // Git looks at each file again, and what it found counts after the same time.
  git(root, 'status')
  await delay(2500)
  const times = await compare(
    15,
    () => changesOf(root, { base: 'HEAD' }),
    () => git(root, 'status', '--porcelain'),
  )
  const ratio = times.subject / times.reference
  return [
    told(`git status of ${files.length} files with other line ends`, times.reference),
    {
      what: `work tree of ${files.length} files with other line ends ÷ git status`,
      value: ratio,
      unit: '×',
      limit: 2,
    },
  ]
}

/** Gives files new times, so that every one is read and hashed again. */
function rehashed(root: string, files: readonly string[]): Promise<number> {
  const time = Math.floor(Date.now() / 1000) - Math.ceil(Math.random() * 1e6)
  for (const path of files) utimesSync(join(root, path), time, time)
  return changesOf(root, { base: 'HEAD' })
}

async function changesOf(root: string, range: { base: string; head?: string }): Promise<number> {
  const read = await readRange(root, range)
  if (!read.ok) throw new Error(read.message)
  return reviewChanges(read.sides, sha256OfText).length
}

function told(what: string, milliseconds: number): Measured {
  return { what, value: milliseconds, unit: 'ms', limit: null }
}
