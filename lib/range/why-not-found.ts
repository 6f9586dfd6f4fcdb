import { sha256OfText } from '#lib/disk/fingerprint'
import { earlierRule, hashRequest } from '#lib/formats/recorder/hash'
import { historyOf } from '#lib/git/history'
import { openRepository } from '#lib/git/repository'
import { SHALLOW } from '#lib/git/resolve'
import type { WhyNotFound } from '#lib/review/why/why-not-found'
import type { Recording } from '#lib/wire/recording'
import { FileHistory, type FileSteps, stepsOf } from './file-history'
import { recordingsOf } from './scope'

/** What is known of a recording that replay does not find. */
export interface Explained {
  readonly why: WhyNotFound
  /** For `changed`: the text before the change, whose request matched the name. Null for other reasons. */
  readonly earlierText: string | null
}

/** Returns the last text in git whose request matched the name by the rule of today; null when none is known. */
export function matchedText({ why, earlierText }: Explained): string | null {
  return why.kind === 'changed' && why.before === 'match' ? earlierText : null
}

/**
 * Explains why replay does not find recordings: by git's history of each file, read back to the commit that changed the
 * request; or by a rule of an earlier recorder.
 * @param root absolute, links resolved
 * @param isCounting whether to count the other recordings that were changed in the same way, which reads them
 * @returns by path; recordings that replay finds are left out
 */
export async function whyNotFound(
  root: string,
  recordings: readonly Recording[],
  isCounting: boolean,
): Promise<ReadonlyMap<string, Explained>> {
  const explained = new Map<string, Explained>()
  const mismatched: Recording[] = []
  for (const recording of recordings) {
    const { verdict, name } = hashRequest(recording.hashed, recording.path, sha256OfText)
    if (verdict === 'mismatch') mismatched.push(recording)
    const rule = verdict === 'older' ? earlierRule(recording.hashed, name, sha256OfText) : null
    if (rule !== null)
      explained.set(recording.path, { why: { kind: 'earlier-rule', rule }, earlierText: null })
  }
  const history = mismatched.length > 0 ? await readHistory(root, mismatched) : null
  for (const recording of mismatched) {
    if (history?.ok) explained.set(recording.path, await explain(recording, history, isCounting))
    else explained.set(recording.path, unknown(history?.message ?? ''))
  }
  return explained
}

type ReadHistory =
  | {
      readonly ok: true
      readonly history: FileHistory
      readonly steps: ReadonlyMap<string, FileSteps>
      readonly isWhole: boolean
      readonly isShallow: boolean
    }
  | { readonly ok: false; readonly message: string }

const NO_HISTORY = 'Nothing is known of why: it is in no git repository.'

async function readHistory(root: string, recordings: readonly Recording[]): Promise<ReadHistory> {
  const opened = await openRepository(root)
  if (!opened.ok) return opened.code === 'no-repository' ? { ok: false, message: NO_HISTORY } : opened
  const { repository } = opened
  const paths = recordings.map(({ path }) => path)
  const listed = await historyOf(repository, paths, recordingsOf(root))
  if (!listed.ok) return listed
  const steps = new Map(
    recordings.map((recording) => [recording.path, stepsOf(recording, listed.commits, repository.format)]),
  )
  const history = new FileHistory(repository)
  const read = await history.read(
    [...steps.values()].flatMap(({ steps }) => steps.map(({ before }) => before)),
  )
  if (!read.ok) return read
  return { ok: true, history, steps, isWhole: listed.isWhole, isShallow: repository.isShallow }
}

async function explain(
  recording: Recording,
  { history, steps, isWhole, isShallow }: ReadHistory & { readonly ok: true },
  isCounting: boolean,
): Promise<Explained> {
  const { path } = recording
  const told = steps.get(path)
  if (told === undefined || told.isNew)
    return unknown(isShallow ? SHALLOW : 'The file is not in git yet, so it has no history.')
  for (const wanted of ['match', 'older'] as const) {
    const found = history.lastBefore(recording, told, wanted)
    if (found === null) continue
    const { commit, values, text } = found
    const others = isCounting && commit !== null ? await history.othersLike(commit, path, values) : null
    const why: WhyNotFound = { kind: 'changed', commit: named(commit), before: wanted, values, others }
    return { why, earlierText: text }
  }
  if (told.renamed !== null) {
    const { commit, from } = told.renamed
    return {
      why: { kind: 'renamed', commit: { commit: commit.commit, subject: commit.subject }, from },
      earlierText: null,
    }
  }
  return unknown(lookedAt(told.steps.length, isWhole, isShallow))
}

function named(commit: { readonly commit: string; readonly subject: string } | null) {
  return commit === null ? null : { commit: commit.commit, subject: commit.subject }
}

/** Says how far the history goes in which the name never matched. */
function lookedAt(versions: number, isWhole: boolean, isShallow: boolean): string {
  const looked = `In ${versions === 1 ? 'the only version' : `none of the ${versions} versions`} in git's history`
  const matched =
    versions === 1 ? 'the name does not match the request either' : 'does the name match the request'
  const end = isShallow ? SHALLOW : isWhole ? '' : 'Older commits were not looked at.'
  return `${looked} ${matched}. ${end}`.trimEnd()
}

function unknown(message: string): Explained {
  const sentence = message === '' ? 'Nothing is known of its history.' : message
  return { why: { kind: 'unknown', message: sentence }, earlierText: null }
}
