import { sha256OfText } from '#lib/disk/fingerprint'
import { textReader } from '#lib/disk/read'
import { besides } from '#lib/edit/fix/draft'
import { Names, wantedBy } from '#lib/edit/fix/names'
import type { KnownRecording } from '#lib/edit/fix/plan'
import { recordingOfRead } from '#lib/entry/read-entry'
import { hashRequest } from '#lib/formats/recorder/hash'
import { isModelList } from '#lib/formats/recorder/hash/hashed-parts'
import { contestedBy, linkAt } from './fixes'
import { matchedAt } from './matched-at'

/** Recordings whose renames are to be counted. */
export interface RenamesAsked {
  /** Paths of recordings, relative to the root. */
  readonly paths: readonly string[]
  /** Every recording of the root, as the index knows it. */
  readonly known: readonly KnownRecording[]
  /** What counts as the base, as for a review. */
  readonly base?: string | undefined
}

/**
 * Counts how many recordings a plan for all of them would rename to what replay looks for, from what the index knows.
 * No recording is read, but those at the base whose names are contested, and lists of models.
 * @param root absolute, links resolved
 */
export async function countRenames(root: string, { paths, known, base }: RenamesAsked): Promise<number> {
  const asked = new Set(paths)
  const wantedOf = wantedNames(root)
  const files = known.flatMap((one) => {
    const wanted = asked.has(one.path) ? wantedOf(one) : null
    return wanted === null ? [] : [{ ...one, wanted, link: linkAt(root, one.path) }]
  })
  const matched = await matchedAt(root, base, contestedBy({ paths, known }))
  const names = new Names(files, {
    ...{ known, kinds: new Set(['rename'] as const), chosen: new Set<string>() },
    matchedAtBase: matched.paths,
  })
  return files.filter((file) => names.of(file).kind === 'takes').length
}

/** Returns a function that tells the path that replay looks for. The name of a list of models depends on its answer. */
function wantedNames(root: string): (one: KnownRecording) => string | null {
  const readText = textReader(root)
  return (one) => {
    const { path, endpoint, hash } = one
    const isLost = hash.verdict === 'mismatch' || hash.verdict === 'older'
    if (!isLost || !isModelList(endpoint)) return wantedBy(one)
    const recording = recordingOfRead(path, readText(path))
    if (recording === null || recording.kind === 'unreadable') return null
    const { fileName } = hashRequest(recording.hashed, path, sha256OfText)
    return fileName === null ? null : besides(path, fileName)
  }
}
