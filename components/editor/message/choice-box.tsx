import type { ReactNode } from 'react'
import { useMessageShared } from './store-context'

interface ChoiceBoxProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly label: string
  /** What it comes to, beside the label. */
  readonly aside: string
}

/** A choice about what is written besides the text, as a box to tick. */
export function ChoiceBox({ isOn, onChange, label, aside }: ChoiceBoxProps): ReactNode {
  const { isReadOnly } = useMessageShared()
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isReadOnly}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        className="size-3.5 shrink-0 accent-ink-1"
      />
      <span>
        {label} <span className="text-ink-3">{aside}</span>
      </span>
    </label>
  )
}
