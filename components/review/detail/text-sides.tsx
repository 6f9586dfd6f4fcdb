import type { ReactNode } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { cutSame } from '#lib/diff/word-diff'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import type { Show } from '#lib/review/address'
import type { Cut, ShownField, SidesText } from '#lib/review/detail/shown'
import { runsOf } from '#lib/review/detail/shown-runs'

/** How the two sides of a change are shown. */
export interface Looking {
  readonly show: Show
  /** Names of the two ends. */
  readonly names: { readonly before: string; readonly after: string }
  /** Address of the page that shows long texts whole. */
  readonly whole: string
  /** Whether only what differs is shown, with some of what stands around it: an example. */
  readonly isShort: boolean
}

interface TextSidesProps {
  readonly text: (SidesText & { readonly isSame: false }) | ShownField
  readonly looking: Looking
  /** Classes of the text. */
  readonly look: string
  readonly hasNames?: boolean
}

/** The characters of equal text that stay on each side of words that differ, in an example. */
const AROUND = 120

/** A text before and after, side by side with the differing words marked; or only one side, plain. */
export function TextSides({ text, looking, look, hasNames = true }: TextSidesProps): ReactNode {
  const { show, names } = looking
  const { before, after } = text
  if (show !== 'both' || before === null || after === null) {
    const side = show === 'old' ? before : show === 'new' ? after : (before ?? after)
    const isOld = show === 'old' || (show === 'both' && before !== null)
    const name = isOld ? names.before : names.after
    return <OneText text={side} name={hasNames ? name : null} look={look} looking={looking} />
  }
  const runs = looking.isShort ? cutSame(runsOf(text), AROUND) : runsOf(text)
  return (
    <div className="grid grid-cols-2">
      {(['before', 'after'] as const).map((side) => (
        <div key={side} className="min-w-0 px-5 py-2.5 first:border-r first:border-line">
          {hasNames && <p className="truncate text-label text-ink-3">{names[side]}</p>}
          <p className={`break-words whitespace-pre-wrap [overflow-wrap:anywhere] ${look}`}>
            <DiffText runs={runs} side={side} />
          </p>
          <More text={text[side]} looking={looking} />
        </div>
      ))}
    </div>
  )
}

interface OneTextProps {
  readonly text: Cut | null
  readonly name?: string | null
  readonly look: string
  readonly looking: Looking
}

/** One text, plain. */
export function OneText({ text, name = null, look, looking }: OneTextProps): ReactNode {
  return (
    <div className="px-5 py-2.5">
      {name !== null && <p className="truncate text-label text-ink-3">{name}</p>}
      {text === null ? (
        <p className="text-ink-3">nothing on this side</p>
      ) : (
        <p className={`break-words whitespace-pre-wrap [overflow-wrap:anywhere] ${look}`}>
          {visibleText(text.text)}
        </p>
      )}
      <More text={text} looking={looking} />
    </div>
  )
}

function More({ text, looking }: { text: Cut | null; looking: Looking }): ReactNode {
  if (text === null || text.text.length >= text.length) return null
  return (
    <p className="mt-1 text-label text-ink-3">
      {countText(text.text.length)} of {countText(text.length)} characters.{' '}
      <a href={looking.whole} className="text-ink-1 underline underline-offset-2">
        Show all
      </a>
    </p>
  )
}
