import { fingerprintOf, sha256OfText } from '#lib/disk/fingerprint'
import type { FixKind } from '#lib/edit/fix/kinds'
import type { FixGroup, PlannedFix } from '#lib/edit/fix/plan'
import { type FixesAsked, planFixesOf } from './fixes'
import { planDeletes } from './plan-deletes'

/** What is to be done with recordings of a root. */
export interface ActionToPlan extends Omit<FixesAsked, 'kinds' | 'isCopied' | 'isExplaining'> {
  readonly kind: 'rename' | 'duplicate' | 'delete' | 'format' | 'fix'
  /** The fixes of `fix`. */
  readonly fixes: readonly FixKind[]
  readonly deleteUnread: boolean
}

/** What is done with one recording: as for a fix, or a copy of it is written. */
export interface PlannedChange extends Omit<PlannedFix, 'outcome'> {
  readonly outcome: PlannedFix['outcome'] | 'duplicated'
}

export interface PlannedAction {
  /** A digest of all edits: the same for the same edits of the same files. */
  readonly plan: string
  readonly files: readonly PlannedChange[]
  readonly groups: readonly FixGroup[]
  readonly notes: readonly string[]
}

/**
 * Plans what a reader asks for, and writes nothing.
 * @param root absolute, links resolved
 */
export async function planAction(root: string, asked: ActionToPlan): Promise<PlannedAction> {
  const planned = asked.kind === 'delete' ? planDeletes(root, asked) : await fixes(root, asked)
  return { ...planned, plan: digestOf(planned.groups) }
}

type Planned = Omit<PlannedAction, 'plan'>

async function fixes(root: string, asked: ActionToPlan): Promise<Planned> {
  const isCopied = asked.kind === 'duplicate'
  const planned = await planFixesOf(root, { ...asked, kinds: kindsOf(asked), isCopied, isExplaining: false })
  const { notes } = planned
  if (!isCopied) return { files: planned.files, groups: planned.groups, notes }
  const files = planned.files.map(asCopy)
  const groups = files.flatMap(({ path, edits }) => (edits.length === 0 ? [] : [{ paths: [path], edits }]))
  return { files, groups, notes }
}

function kindsOf({ kind, fixes, deleteUnread }: ActionToPlan): ReadonlySet<FixKind> {
  const unread: readonly FixKind[] = deleteUnread ? ['delete-unread'] : []
  switch (kind) {
    case 'rename':
      return new Set<FixKind>(['rename', ...unread])
    case 'format':
      return new Set<FixKind>(['remove-byte-order-mark', 'recorder-form'])
    case 'fix':
      return new Set([...fixes, ...unread])
    case 'duplicate':
    case 'delete':
      return new Set<FixKind>(['rename'])
  }
}

/** The copy has the name that the file would get; the file itself stays. */
function asCopy(file: PlannedFix): PlannedChange {
  const none = { ...file, edits: [], newPath: file.path, ids: 0, references: [] }
  if (file.outcome === 'renamed') {
    const reason = 'Replay finds the copy. This file stays as it is.'
    const edits = file.edits.flatMap(({ path, before, after }) =>
      after === null ? [] : [{ path, before, after }],
    )
    return { ...file, outcome: 'duplicated', reason, edits }
  }
  if (file.outcome === 'left' && file.other === null) return { ...none, outcome: 'cannot', reason: NO_COPY }
  return { ...none, outcome: file.outcome === 'choose' ? 'choose' : 'cannot' }
}

const NO_COPY =
  'A copy is named by its request, and this file has that name already. Change the request in the editor, and save it as a copy.'

function digestOf(groups: readonly FixGroup[]): string {
  const edits = groups.flatMap((group) => group.edits)
  const facts = edits.map(({ path, before, after }) => [
    path,
    before,
    after === null ? null : fingerprintOf(Buffer.from(after, 'utf8')),
  ])
  return sha256OfText(JSON.stringify(facts))
}
