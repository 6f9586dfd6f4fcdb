import { readBytes } from '#lib/disk/read'
import { answeredElsewhere } from '#lib/edit/fix/answered'
import type { FixPlan, KnownRecording, PlannedFix } from '#lib/edit/fix/plan'
import { linkReason } from '#lib/edit/fix/reason'
import { linkAt } from './fixes'

interface DeletesAsked {
  readonly paths: readonly string[]
  /** Every recording of the root, as the index knows it. */
  readonly known: readonly KnownRecording[]
}

interface DeletesPlanned extends FixPlan {
  readonly notes: readonly string[]
}

/** Plans the deletion of recordings, each with what that means for replay, and writes nothing. Links are left. */
export function planDeletes(root: string, { paths, known }: DeletesAsked): DeletesPlanned {
  const answered = answeredElsewhere(known)
  const tests = new Map(known.map((one) => [one.path, one.testId]))
  const files = paths.map((path): PlannedFix => {
    const nothing = {
      ...{ path, testId: tests.get(path) ?? null, newPath: path, ids: 0 },
      ...{ references: [], other: null, standing: null, rivals: [], edits: [], fixes: [] },
    }
    const file = readBytes(root, path)
    if (!file.ok) return { ...nothing, outcome: 'cannot', reason: file.message }
    const link = linkAt(root, path)
    if (link !== null) return { ...nothing, outcome: 'cannot', reason: linkReason(link, 'deleted') }
    const { other, reason } = answered(path)
    const standing = other === null ? null : 'answers'
    const edits = [{ path, before: file.fingerprint, after: null }]
    return { ...nothing, outcome: 'deleted', newPath: null, edits, other, standing, reason }
  })
  const groups = files.flatMap(({ path, edits }) => (edits.length === 0 ? [] : [{ paths: [path], edits }]))
  return { files, groups, notes: [] }
}
