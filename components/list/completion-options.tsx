'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { Completion } from '#lib/query/completion'

interface CompletionOptionsProps {
  readonly isOpen: boolean
  readonly onTake: (item: Completion) => void
}

/**
 * The list of completions, each with the number of recordings that the query would find. It does not
 * use the widget's popup, which would hide the rest of the page from screen readers while the reader types.
 */
export function CompletionOptions({ isOpen, onTake }: CompletionOptionsProps): ReactNode {
  return (
    <Autocomplete.List
      aria-label="Completions"
      hidden={!isOpen}
      className="absolute top-full left-0 z-30 mt-[3px] max-h-[min(320px,60vh)] w-max min-w-[280px] max-w-full overflow-y-auto rounded-field border border-line-2 bg-bg py-1 shadow-card"
    >
      {(item: Completion) => (
        <Option key={`${item.before}${item.name}`} item={item} onTake={() => onTake(item)} />
      )}
    </Autocomplete.List>
  )
}

function Option({ item, onTake }: { item: Completion; onTake: () => void }): ReactNode {
  return (
    <Autocomplete.Item
      value={item}
      onClick={onTake}
      // The widget has no selection here: the option that Enter takes is the selected one.
      render={(props, { highlighted }) => <div {...props} role="option" aria-selected={highlighted} />}
      className="flex h-7 cursor-pointer items-center gap-6 px-3 font-mono text-label data-highlighted:bg-sel data-highlighted:shadow-[inset_2px_0_0_var(--color-ink-1)]"
    >
      <span className="min-w-0 flex-1 truncate">
        <Before text={item.before} />
        <Name item={item} />
      </span>
      <span className="text-right font-sans text-ink-2">
        {item.count === null ? item.help : countText(item.count)}
        {item.count !== null && <span className="sr-only"> recordings</span>}
      </span>
    </Autocomplete.Item>
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

/** Underlines the typed text: yellow is for what a search found. */
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
