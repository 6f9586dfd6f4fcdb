'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { countText } from '#lib/page/shorten'
import type { Completion } from '#lib/query/completion'
import type { CompletionList } from './use-completions'

export const OPTIONS_ID = 'completions'

/** The id of an option's element. */
export function optionId(index: number): string {
  return `${OPTIONS_ID}-${index}`
}

interface CompletionOptionsProps {
  readonly list: CompletionList
  readonly onTake: (item: Completion) => void
}

/** The list of completions: what each would add, and how many recordings there would be. */
export function CompletionOptions({ list, onTake }: CompletionOptionsProps): ReactNode {
  const { items, active, point } = list
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      id={OPTIONS_ID}
      role="listbox"
      aria-label="Completions"
      tabIndex={-1}
      hidden={items.length === 0}
      className="absolute top-full left-[-1px] z-30 mt-1 max-h-[min(320px,60vh)] w-max min-w-[280px] max-w-full overflow-y-auto rounded-field border border-line-2 bg-bg py-1 shadow-card"
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the keys
        <div
          key={`${item.before}${item.name}`}
          ref={index === active ? chosen : null}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          // A press must not take the focus from the search box.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(item)}
          onPointerMove={() => index !== active && point(index)}
          className={`flex h-7 cursor-pointer items-center gap-6 px-3 font-mono text-label ${index === active ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : ''}`}
        >
          <span className="min-w-0 flex-1 truncate">
            <Before text={item.before} />
            <Name item={item} />
          </span>
          <span className="text-right font-sans text-ink-2">
            {item.count === null ? item.help : countText(item.count)}
            {item.count !== null && <span className="sr-only"> recordings</span>}
          </span>
        </div>
      ))}
    </div>
  )
}

function Before({ text }: { text: string }): ReactNode {
  const isNegated = text.startsWith('!')
  return (
    <>
      {isNegated && <span className="text-danger">!</span>}
      <span className="text-ink-3">{isNegated ? text.slice(1) : text}</span>
    </>
  )
}

/** What was typed is underlined: yellow is for what a search found. */
function Name({ item: { name, matches } }: { item: Completion }): ReactNode {
  const { start, end } = matches[0] ?? { start: 0, end: 0 }
  return (
    <>
      {name.slice(0, start)}
      {end > start && (
        <span className="font-title underline underline-offset-2">{name.slice(start, end)}</span>
      )}
      {name.slice(end)}
    </>
  )
}
