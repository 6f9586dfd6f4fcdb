import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import { type EditableField, recutPieces } from '#lib/edit/message/editable-message'
import { countedText, countText } from '#lib/figures/text'
import type { Lane } from '#lib/message/message'
import { textOfPieces } from '#lib/message/recut'
import { visiblePieces } from '#lib/page/visible'

interface LaneHeadProps {
  readonly lane: Lane
  readonly name: string
  /** The fields that it is the head of. */
  readonly fields: readonly EditableField[]
  /** Whether the answer is a stream. */
  readonly isStream: boolean
  readonly children?: ReactNode
}

/** Above a text of the answer: its lane, its chunks, and how its length changes. */
export function LaneHead({ lane, name, fields, isStream, children }: LaneHeadProps): ReactNode {
  const hidden = countHidden(fields)
  return (
    <h3 className="flex min-h-5 min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-ui">
      <LaneSquare lane={lane} />
      <span className="font-chosen">{name}</span>
      <span className="text-label text-ink-3">{factsOf(fields, isStream)}</span>
      {hidden > 0 && (
        <span className="text-label text-warn">
          {countedText(hidden, 'invisible character')}: see the JSON
        </span>
      )}
      {children}
    </h3>
  )
}

function factsOf(fields: readonly EditableField[], isStream: boolean): string {
  const lengths = (side: 'recorded' | 'pieces'): number =>
    fields.reduce((sum, field) => sum + textOfPieces(field[side]).length, 0)
  const chunks = new Set(fields.flatMap(({ pieces }) => pieces.map(({ chunk }) => chunk))).size
  const [before, after] = [lengths('recorded'), lengths('pieces')]
  if (before === 0 && after === 0) return 'nothing recorded'
  const isChanged = fields.some((field) => recutPieces(field).length > 0)
  const characters =
    before === after
      ? countedText(after, 'character')
      : `${countText(before)} → ${countedText(after, 'character')}`
  const length = isChanged ? characters : `${characters}, unchanged`
  return isStream ? `${countedText(chunks, 'chunk')}, ${length}` : length
}

function countHidden(fields: readonly EditableField[]): number {
  return fields.reduce(
    (sum, { pieces }) => sum + visiblePieces(textOfPieces(pieces)).filter(({ sign }) => sign !== null).length,
    0,
  )
}
