import type { ReactNode } from 'react'
import { visibleText } from '#lib/page/visible'
import type { CauseRows } from '#lib/review/list-view'

const LOOKS = {
  before:
    'font-mono rounded-mark bg-removed-word px-0.5 decoration-removed decoration-dotted underline underline-offset-2',
  after: 'font-mono rounded-mark bg-added-word px-0.5 decoration-added underline underline-offset-2',
} as const

/** The title of a cause, with the words of before and after marked. */
export function CauseWords({
  title,
  isQuiet = false,
}: Pick<CauseRows, 'title'> & { isQuiet?: boolean }): ReactNode {
  return title.map(({ kind, text }, index) => {
    const shown = visibleText(text)
    const key = `${index} ${kind}`
    if (kind === 'said') return <span key={key}>{shown}</span>
    const Mark = kind === 'before' ? 'del' : 'ins'
    return (
      <Mark key={key} className={isQuiet ? 'font-mono no-underline' : LOOKS[kind]}>
        {shown}
      </Mark>
    )
  })
}
