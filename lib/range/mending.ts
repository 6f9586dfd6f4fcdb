import { countChangedLines, lineChanges } from '#lib/diff/line-changes'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readText } from '#lib/disk/read'
import { type AnsweredElsewhere, answeredElsewhere } from '#lib/edit/fix/answered'
import { type FixKind, fixesOf } from '#lib/edit/fix/kinds'
import type { KnownRecording, PlannedFix } from '#lib/edit/fix/plan'
import { withRequestOf } from '#lib/edit/fix/restore-request'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest } from '#lib/formats/recorder/hash'
import { type ChangedMessage, changedMessages } from '#lib/review/why/changed-messages'
import type { WhyNotFound } from '#lib/review/why/why-not-found'
import { conversationOf } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { planFixesOf } from './fixes'
import { matchedText, whyNotFound } from './why-not-found'

/** A recording, with what is known of the others. */
export interface MendingAsked {
  readonly path: string
  /** The codes of its problems. */
  readonly codes: readonly string[]
  readonly known: readonly KnownRecording[]
  readonly base?: string | undefined
}

/** What a fix does to a recording, without the texts. */
export type PlanOfOne = Omit<PlannedFix, 'edits'>

/** Why replay does not find a recording, and what mends that. */
export interface Lost {
  readonly verdict: 'mismatch' | 'older'
  /** The names without folders: that of the file, and the one that replay looks for. */
  readonly name: string
  readonly wanted: string
  /** Whether a file has the name that replay looks for. */
  readonly isTaken: boolean
  readonly why: WhyNotFound | null
  readonly rename: PlanOfOne
  /** Another file that wants the name too and, unlike this one, matched at the base; null when there is none. */
  readonly outrankedBy: string | null
  /** How many lines change when the request is put back as it was; null when no earlier request matches the name. */
  readonly restoredLines: number | null
  readonly answered: AnsweredElsewhere
  /** The messages of the request that are not what they were when replay found it. */
  readonly changed: readonly ChangedMessage[]
}

/** What mends a recording. */
export interface Mending {
  readonly lost: Lost | null
  /** For each other problem that can be mended: what its fix does. */
  readonly others: readonly { readonly code: string; readonly fix: FixKind; readonly plan: PlanOfOne }[]
}

/** Finds out what mends the problems of a recording, and writes nothing. Returns null when it cannot be read. */
export async function mendingOf(root: string, asked: MendingAsked): Promise<Mending | null> {
  const read = readText(root, asked.path)
  if (!read.ok) return null
  const recording = readRecording({ path: asked.path, text: read.text })
  if (recording.kind === 'unreadable') return null
  const others: Mending['others'][number][] = []
  for (const code of asked.codes.filter((one) => !LOST.has(one))) {
    const [fix] = fixesOf(code)
    const plan = fix === undefined ? null : await planOne(root, asked, fix)
    if (fix !== undefined && plan !== null && plan.fixes.length > 0) others.push({ code, fix, plan })
  }
  return { lost: await lostOf(root, asked, recording), others }
}

const LOST = new Set(['hash-mismatch', 'hash-older'])

async function lostOf(root: string, asked: MendingAsked, recording: Recording): Promise<Lost | null> {
  const { path, known } = asked
  const { verdict, fileName } = hashRequest(recording.hashed, path, sha256OfText)
  if ((verdict !== 'mismatch' && verdict !== 'older') || fileName === null) return null
  const explained = (await whyNotFound(root, [recording], true)).get(path)
  const rename = await planOne(root, asked, 'rename')
  if (rename === null) return null
  const unchosen = rename.rivals.length > 0 ? await planOne(root, asked, 'rename', { isChosen: false }) : null
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return {
    ...{ verdict, name: path.slice(folder.length), wanted: fileName, rename },
    outrankedBy: unchosen?.standing === 'wants' ? unchosen.other : null,
    isTaken: known.some((one) => one.path === folder + fileName),
    why: explained?.why ?? null,
    restoredLines: restoredLines(recording, explained ? matchedText(explained) : null),
    answered: answeredElsewhere(known)(path),
    changed: changedSince(recording, explained?.earlierText ?? null),
  }
}

async function planOne(
  root: string,
  { path, known, base }: MendingAsked,
  fix: FixKind,
  { isChosen = true }: { readonly isChosen?: boolean } = {},
): Promise<PlanOfOne | null> {
  const asked = {
    ...{ paths: [path], kinds: new Set([fix]), chosen: new Set(isChosen ? [path] : []) },
    ...{ known, base, isExplaining: false },
  }
  const [planned] = (await planFixesOf(root, asked)).files
  if (planned === undefined) return null
  const { edits: _, ...plan } = planned
  return plan
}

function changedSince(recording: Recording, earlier: string | null): ChangedMessage[] {
  const before = earlier === null ? null : readRecording({ path: recording.path, text: earlier })
  if (before === null || before.kind === 'unreadable') return []
  return changedMessages(conversationOf(before), conversationOf(recording))
}

function restoredLines(recording: Recording, earlier: string | null): number | null {
  const restored = earlier === null ? null : withRequestOf(recording, earlier, sha256OfText)
  if (restored === null) return null
  return countChangedLines(lineChanges(recording.text.split('\n'), restored.split('\n')))
}
