import type { Sha256 } from '#lib/formats/recorder/hash'
import { type Draft, draftOf, idsFor } from './draft'
import { type Decided, groupsOf } from './groups'
import { Names, type Naming } from './names'
import { idOfHash } from './own-ids'
import type { FixContext, FixEdit, FixFile, FixPlan, PlannedFix } from './plan'
import { linkReason, reasonOf } from './reason'

/**
 * Plans how files are mended, and writes nothing. Each file gets every wanted fix that it needs. A file that wants a
 * name which others want too gets it only if it is the one that was chosen, or the only one that matched at the base.
 * @returns what happens to each file, and the edits, grouped so that a group can be made or left out alone
 */
export function planFixes(files: readonly FixFile[], context: FixContext, sha256: Sha256): FixPlan {
  const drafted = files.map((file) => ({ file, result: draftOf(file, context, sha256) }))
  const names = new Names(
    drafted.flatMap(({ result }) => (result.ok ? [result.draft] : [])),
    context,
  )
  const planned = drafted.map(({ file, result }): Decided => {
    if (!result.ok) return { plan: unmended(file, result.message), joined: null }
    const naming = names.of(result.draft)
    return { plan: planOf(result.draft, naming, context), joined: joinedTo(naming) }
  })
  return { files: planned.map(({ plan }) => plan), groups: groupsOf(planned) }
}

/** A file is deleted only together with the renaming of the one that answers in its place. */
function joinedTo(naming: Naming): string | null {
  return naming.kind === 'answered' ? (naming.winner?.path ?? null) : null
}

function unmended({ path, recording }: FixFile, reason: string): PlannedFix {
  const testId = recording.kind === 'unreadable' ? null : recording.testId
  return { ...nothingDone(path, testId), outcome: 'cannot', reason }
}

function nothingDone(path: string, testId: string | null): Omit<PlannedFix, 'outcome' | 'reason'> {
  return {
    path,
    testId,
    fixes: [],
    newPath: path,
    ids: 0,
    references: [],
    other: null,
    standing: null,
    rivals: [],
    edits: [],
  }
}

function planOf(draft: Draft, naming: Naming, context: FixContext): PlannedFix {
  const { path, recording, fingerprint } = draft
  const nothing = { ...nothingDone(path, recording.testId), ...inTheWay(naming) }
  const reason = reasonOf(draft, naming, context)
  switch (naming.kind) {
    case 'choose':
      return {
        ...{ ...nothing, outcome: 'choose', reason, ...inside(draft, draft.wanted ?? path, context) },
        rivals: naming.among.filter((one) => one !== path),
      }
    case 'taken':
    case 'linked':
      return { ...nothing, outcome: 'cannot', reason }
    case 'takes':
      return renamed(draft, naming, reason, context)
    case 'answered':
      if (!context.kinds.has('delete-unread')) return { ...nothing, outcome: 'left', reason }
      if (draft.link !== null)
        return { ...nothing, outcome: 'cannot', reason: linkReason(draft.link, 'deleted') }
      return {
        ...{ ...nothing, outcome: 'deleted', reason, newPath: null, fixes: ['delete-unread'] },
        edits: [{ path, before: fingerprint, after: null }],
      }
    case 'outranked':
      return { ...nothing, outcome: 'left', reason }
    case 'keeps':
      return changed(draft, reason, context)
  }
}

function inTheWay(naming: Naming): Pick<PlannedFix, 'other' | 'standing'> {
  switch (naming.kind) {
    case 'answered':
      return { other: naming.by, standing: naming.winner === null ? 'answers' : 'takes' }
    case 'outranked':
      return { other: naming.by, standing: 'wants' }
    case 'taken':
      return { other: naming.by, standing: 'has' }
    default:
      return { other: null, standing: null }
  }
}

function renamed(
  draft: Draft,
  { path: newPath, rivals }: Naming & { readonly kind: 'takes' },
  reason: string,
  context: FixContext,
): PlannedFix {
  const { path, fingerprint, recording } = draft
  const { text } = idsFor(draft, newPath)
  const edits: FixEdit[] = [
    { path: newPath, before: null, after: text, from: path },
    { path, before: fingerprint, after: null },
  ]
  return {
    ...nothingDone(path, recording.testId),
    ...inside(draft, newPath, context),
    ...{ outcome: 'renamed', newPath, reason, rivals, edits },
  }
}

/** What a file that gets another name is mended in besides. */
function inside(
  draft: Draft,
  newPath: string,
  { mentions }: FixContext,
): Pick<PlannedFix, 'fixes' | 'ids' | 'references'> {
  const { path, done, hash } = draft
  const references = (mentions.get(idOfHash(hash.name)) ?? []).filter((one) => one !== path)
  return { fixes: [...done, 'rename'], ids: idsFor(draft, newPath).count, references }
}

/** A file that keeps its name. */
function changed(draft: Draft, reason: string, { kinds }: FixContext): PlannedFix {
  const { path, fingerprint, recording, isChanged, done, wanted } = draft
  const nothing = nothingDone(path, recording.testId)
  // Under a wrong name, the ids that belong to it would be wrong too.
  const ids =
    kinds.has('own-ids') && wanted === null ? idsFor(draft, path) : { text: recording.text, count: 0 }
  if (!isChanged && ids.count === 0) return { ...nothing, outcome: 'left', reason }
  const fixes = ids.count > 0 ? [...done, 'own-ids' as const] : done
  const edits: FixEdit[] = [{ path, before: fingerprint, after: ids.text }]
  return { ...nothing, outcome: 'changed', fixes, reason, ids: ids.count, edits }
}
