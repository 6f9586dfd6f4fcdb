/** The groups that the reader folded and unfolded. All others are as they are by default. */
export interface FoldState {
  readonly closed: ReadonlySet<string>
  readonly open: ReadonlySet<string>
}

/** A set that contains every group. */
class Everything extends Set<string> {
  override has(): boolean {
    return true
  }
}

/** No group is folded: stepping to the next recording ignores folds. */
export const ALL_OPEN: FoldState = { closed: new Set(), open: new Everything() }

/** Reads `closed.ids~open.ids`, as written in an address. */
export function parseFolds(text: string): FoldState {
  const [closed = '', open = ''] = text.split('~')
  return { closed: idsOf(closed), open: idsOf(open) }
}

function idsOf(text: string): Set<string> {
  return new Set(text.split('.').filter((id) => /^[0-9a-z]+$/.test(id)))
}

/** Writes the text that `parseFolds` reads; empty when the reader chose nothing. */
export function foldsText({ closed, open }: FoldState): string {
  return `${[...closed].join('.')}~${[...open].join('.')}`.replace(/~$/, '')
}

/** Returns the state after one group was folded, or unfolded if it was folded. */
export function withFold(folds: FoldState, group: { id: string; isFoldedByDefault: boolean }): FoldState {
  const { id, isFoldedByDefault } = group
  const willFold = !isFolded(folds, id, isFoldedByDefault)
  const closed = new Set(folds.closed)
  const open = new Set(folds.open)
  closed.delete(id)
  open.delete(id)
  if (willFold !== isFoldedByDefault) (willFold ? closed : open).add(id)
  return { closed, open }
}

/** Returns whether a group is folded. */
export function isFolded({ closed, open }: FoldState, id: string, isFoldedByDefault: boolean): boolean {
  return isFoldedByDefault ? !open.has(id) : closed.has(id)
}

/** Returns a short id for a group: FNV-1a of its key, in base 36. */
export function groupId(key: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
