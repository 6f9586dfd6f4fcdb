import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import type { EditableField } from '#lib/edit/message/editable-message'
import { countedText } from '#lib/figures/text'
import { formatOf } from '#lib/wire/claim'
import { ShortField } from './short-field'
import { useMessageState } from './store-context'
import { useEffects } from './use-effects'

/** How one choice ended. */
export function FinishField({ field, label }: { field: EditableField; label: string }): ReactNode {
  const kind = useMessageState(({ message }) => message?.origin.recording.kind)
  return (
    <p className="flex items-center gap-2">
      <LaneSquare lane="finish" />
      <span className="text-ink-2">finish</span>
      <ShortField field={field} label={label} choices={(kind && formatOf(kind)?.finishReasons) ?? []} />
    </p>
  )
}

const NAMES = { input: 'in', output: 'out', total: 'total' } as const
const READ_OUT = { input: 'tokens in', output: 'tokens out', total: 'tokens in total' } as const
const ORDER = ['input', 'output', 'total'] as const

/** The token counts of the answer. Details of them are behind a fold. */
export function UsageFields({ fields }: { fields: readonly EditableField[] }): ReactNode {
  const { untrue } = useEffects()
  if (fields.length === 0) return null
  const counted = ORDER.flatMap((kind) => fields.filter(({ counts }) => counts === kind))
  const details = fields.filter(({ counts }) => counts === null)
  const isUntrue = untrue.usage.length > 0
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LaneSquare lane="usage" />
      <span className="text-ink-2">usage</span>
      {counted.map((field) => (
        <ShortField
          key={field.key}
          field={field}
          label={field.counts === null ? '' : READ_OUT[field.counts]}
          name={field.counts === null ? '' : NAMES[field.counts]}
          isUntrue={untrue.usage.includes(field.key)}
        />
      ))}
      {isUntrue && (
        <span className="flex items-center gap-1.5 text-label text-warn">
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          counted for the old text
        </span>
      )}
      {details.length > 0 && (
        <details className="basis-full text-label">
          <summary className="w-fit text-ink-2">{countedText(details.length, 'more count')}</summary>
          <div className="mt-1.5 flex flex-wrap gap-2">
            {details.map((field) => {
              const name = field.name.split('/').slice(-2).join('/')
              const isUntrue = untrue.usage.includes(field.key)
              return <ShortField key={field.key} {...{ field, name, isUntrue }} label={`usage ${name}`} />
            })}
          </div>
        </details>
      )}
    </div>
  )
}
