import { setImmediate as turn } from 'node:timers/promises'
import { readBytes } from '#lib/disk/read'
import { idOfHash } from '#lib/edit/fix/own-ids'
import type { FixFile, KnownRecording } from '#lib/edit/fix/plan'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'

/** How long files are searched before other work is let in, in milliseconds. */
const SLICE_MS = 8

/**
 * Finds the recordings of a root that hold the id `rec-…` of a file.
 * @returns their paths, by id
 */
export async function mentionsOf(
  root: string,
  files: readonly FixFile[],
  known: readonly KnownRecording[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const mentions = new Map<string, string[]>()
  for (const { path } of files) mentions.set(idOfHash(hashPartOf(path)), [])
  if (files.length === 0) return mentions
  let until = performance.now() + SLICE_MS
  for (const { path } of known) {
    if (performance.now() > until) {
      await turn()
      until = performance.now() + SLICE_MS
    }
    const read = readBytes(root, path)
    if (!read.ok) continue
    for (const id of idsIn(read.bytes)) mentions.get(id)?.push(path)
  }
  return mentions
}

const START = Buffer.from('rec-')
const LENGTH = START.length + 12

function idsIn(bytes: Buffer): Set<string> {
  const ids = new Set<string>()
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
    ids.add(bytes.toString('latin1', at, at + LENGTH))
  }
  return ids
}
