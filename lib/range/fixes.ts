import { lstatSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { unreadableFile } from '#lib/check/unreadable'
import { sha256OfText } from '#lib/disk/fingerprint'
import { textReader } from '#lib/disk/read'
import type { FixKind } from '#lib/edit/fix/kinds'
import { wantedBy } from '#lib/edit/fix/names'
import type { FixFile, FixPlan, KnownRecording, Restored } from '#lib/edit/fix/plan'
import { planFixes } from '#lib/edit/fix/plan-fixes'
import { recordingOfRead } from '#lib/entry/read-entry'
import { readRecording } from '#lib/entry/read-recording'
import type { WhyNotFound } from '#lib/review/why/why-not-found'
import { matchedAt } from './matched-at'
import { mentionsOf } from './mentions'
import { type Explained, matchedText, whyNotFound } from './why-not-found'

/** What is to be mended, and how. */
export interface FixesAsked {
  /** Paths of recordings, relative to the root. */
  readonly paths: readonly string[]
  readonly kinds: ReadonlySet<FixKind>
  /** The paths that the reader named one by one. */
  readonly chosen: ReadonlySet<string>
  /** Every recording of the root, as the index knows it. */
  readonly known: readonly KnownRecording[]
  /** A text that stands in place of a file's own, and the fingerprint of the bytes that it was made from. */
  readonly edited?: { readonly path: string; readonly text: string; readonly fingerprint: string } | undefined
  /** Whether the files stay, and only what the plan adds is written: then a link is as good as a file. */
  readonly isCopied?: boolean
  /** What counts as the base, as for a review. */
  readonly base?: string | undefined
  /** Whether to find out why replay does not find the recordings, which reads git's history. */
  readonly isExplaining: boolean
}

export interface FixesPlanned extends FixPlan {
  /** Why replay does not find a recording, by path; empty when it was not asked. */
  readonly why: ReadonlyMap<string, WhyNotFound>
  /** What could not be found out and made a difference, in sentences. */
  readonly notes: readonly string[]
}

/**
 * Plans how recordings of a root are mended, and writes nothing. Reads the recordings, and as far as the fixes need it
 * the base, git's history and the ids in other recordings.
 * @param root absolute, links resolved
 */
export async function planFixesOf(root: string, asked: FixesAsked): Promise<FixesPlanned> {
  const { kinds, chosen, known } = asked
  const files = await readFiles(root, asked)
  const isNaming = kinds.has('rename')
  const contested = isNaming ? contestedBy(asked) : []
  const matched = await matchedAt(root, asked.base, contested)
  const mentions = isNaming ? await mentionsOf(root, files, known) : NO_MENTIONS
  const explained =
    asked.isExplaining || kinds.has('restore-request') ? await explainedOf(root, files) : NOTHING_KNOWN
  const restored = new Map([...explained].map(([path, one]) => [path, restoredBy(one)]))
  const context = { kinds, known, chosen, matchedAtBase: matched.paths, mentions, restored }
  const why = new Map([...explained].map(([path, one]) => [path, one.why]))
  return { ...planFixes(files, context, sha256OfText), why, notes: matched.notes }
}

const NO_MENTIONS: ReadonlyMap<string, readonly string[]> = new Map()
const NOTHING_KNOWN: ReadonlyMap<string, Explained> = new Map()

/** How long files are read before other work is let in, in milliseconds. */
const SLICE_MS = 8

async function readFiles(root: string, { paths, edited, isCopied }: FixesAsked): Promise<FixFile[]> {
  const readText = textReader(root)
  const files: FixFile[] = []
  let until = performance.now() + SLICE_MS
  for (const path of paths) {
    if (performance.now() > until) {
      await turn()
      until = performance.now() + SLICE_MS
    }
    const link = isCopied ? null : linkAt(root, path)
    const read = readText(path)
    // No text stands for bytes that are not UTF-8: an edited one would replace them.
    if (path === edited?.path && (read.ok || read.code !== 'not-utf8')) {
      files.push({ ...edited, recording: readRecording(edited), link })
      continue
    }
    const gone = { code: 'unreadable-file', message: 'The file is no longer there.' } as const
    const recording = recordingOfRead(path, read) ?? unreadableFile(path, gone)
    files.push({ path, fingerprint: read.ok ? read.fingerprint : '', recording, link })
  }
  return files
}

/** Returns where a link leads, as it is written there; null when it is a file. */
export function linkAt(root: string, path: string): string | null {
  const absolute = join(root, path)
  const isLink = lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true
  return isLink ? readlinkSync(absolute) : null
}

/** The recordings of the root that want the same name as one that is to be mended, and not alone. */
export function contestedBy({ paths, known }: Pick<FixesAsked, 'paths' | 'known'>): string[] {
  const wanting = new Map<string, string[]>()
  for (const one of known) {
    const wanted = wantedBy(one)
    if (wanted !== null) wanting.set(wanted, [...(wanting.get(wanted) ?? []), one.path])
  }
  const mended = new Set(paths)
  return [...wanting.values()].filter((all) => all.length > 1 && all.some((one) => mended.has(one))).flat()
}

function explainedOf(root: string, files: readonly FixFile[]): Promise<ReadonlyMap<string, Explained>> {
  const recordings = files.flatMap(({ recording }) => (recording.kind === 'unreadable' ? [] : [recording]))
  return whyNotFound(root, recordings, false)
}

const NO_VERSION = 'No version of it was found in git that has a request whose hash is its name.'

function restoredBy(explained: Explained): Restored {
  const text = matchedText(explained)
  return text === null ? { ok: false, message: NO_VERSION } : { ok: true, text }
}
