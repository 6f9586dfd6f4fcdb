'use client'

import { Check, Minus } from 'lucide-react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { countText } from '#lib/figures/text'
import type { HashVerdict } from '#lib/formats/recorder/hash'
import type { FilterValue } from '#lib/list/filters'
import type { FilterName } from '#lib/query/fields'
import { shortModel } from './cells'

interface FilterBoxProps {
  readonly name: FilterName
  /** True when its values are spelled as in the file. */
  readonly isCode: boolean
  readonly value: FilterValue
  readonly others: readonly string[]
  readonly onToggle: (mode: 'in' | 'out') => void
}

/** A value of a filter. A click ticks it; Alt-click or the key `!` excludes it. */
export function FilterBox({
  name,
  isCode,
  value: { value, count, chosen },
  others,
  onToggle,
}: FilterBoxProps): ReactNode {
  const isOut = chosen === 'out'
  const click = (event: MouseEvent): void => {
    if (!event.altKey) return
    event.preventDefault()
    onToggle('out')
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== '!') return
    event.preventDefault()
    onToggle('out')
  }
  const label = name === 'model' ? modelLabel(value, others) : value
  return (
    <label
      className="group/filter relative flex h-6 items-center gap-2.5 rounded-chip"
      title={tipOf(name, value)}
    >
      <input
        type="checkbox"
        checked={chosen === 'in'}
        ref={(box) => {
          // Read out as "mixed". There is no attribute for it.
          if (box) box.indeterminate = isOut
        }}
        onChange={(event) => !(event.nativeEvent as PointerEvent).altKey && onToggle(isOut ? 'out' : 'in')}
        onClick={click}
        onKeyDown={press}
        className="peer absolute size-[13px] appearance-none rounded-lane"
      />
      <Box chosen={chosen} />
      <span
        className={`min-w-0 flex-1 truncate ${isCode ? 'font-mono text-label' : ''} ${isOut ? 'text-ink-3 line-through' : ''}`}
      >
        {isVerdict(name, value) ? <Verdict verdict={value} /> : label}
      </span>
      <span className="text-ink-2">{isOut ? 'excluded' : countText(count)}</span>
    </label>
  )
}

const BOXES = {
  in: 'border-ink-1 bg-ink-1 text-bg',
  out: 'border-danger text-danger',
  not: 'border-control group-hover/filter:border-ink-2',
} as const

function Box({ chosen }: { chosen: FilterValue['chosen'] }): ReactNode {
  const Sign = chosen === 'out' ? Minus : Check
  return (
    <span
      aria-hidden
      className={`flex size-[13px] shrink-0 items-center justify-center rounded-lane border peer-focus-visible:outline-2 peer-focus-visible:outline-offset-1 peer-focus-visible:outline-focus ${BOXES[chosen ?? 'not']}`}
    >
      {chosen && <Sign size={10} strokeWidth={3} />}
    </span>
  )
}

function isVerdict(name: FilterName, value: string): value is HashVerdict {
  return name === 'hash' && ['match', 'older', 'mismatch', 'unhashed'].includes(value)
}

/** Returns the last part of a model's name, or the whole name when another model has the same last part. */
function modelLabel(value: string, others: readonly string[]): string {
  const short = shortModel(value)
  return others.filter((other) => shortModel(other) === short).length > 1 ? value : short
}

function tipOf(name: FilterName, value: string): string {
  return `${name}: ${value}. Click to add, Alt-click or ! to exclude`
}
