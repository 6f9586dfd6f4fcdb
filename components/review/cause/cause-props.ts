import type { RouteAnswer } from '#lib/api/route'
import type { ReviewAddress } from '#lib/review/address'
import type { ChangeView } from '#lib/review/detail/change-view'
import type { CardLine } from '#lib/review/list-lines'
import type { ReviewGroup } from '#lib/review/list-view'
import type { Looking } from '../detail/text-sides'
import type { Note } from '../use-note'
import type { EditableState } from '../use-review-state'

/** What the parts of a cause are made of. */
export interface CauseDetailProps {
  readonly card: CardLine
  readonly groups: readonly ReviewGroup[]
  /** The change that is shown as the example; undefined while it is loading. */
  readonly answer: RouteAnswer<ChangeView> | undefined
  readonly address: ReviewAddress
  readonly names: Looking['names']
  readonly state: EditableState
  readonly note: Note
  readonly onChoose: (path: string) => void
  /** The opened folder, where its recordings can be written: the work tree. Null for a review of commits. */
  readonly opened: { readonly root: string; readonly base: string } | null
}
