import type { ReactNode } from 'react'
import { STATUS_SIGNS } from '#lib/review/status-words'

/** The look of each status of a change. */
export const CHANGE_LETTERS = {
  changed: { ...STATUS_SIGNS.changed, tone: 'text-ink-2' },
  added: { ...STATUS_SIGNS.added, tone: 'text-added' },
  removed: { ...STATUS_SIGNS.removed, tone: 'text-removed' },
  rerecorded: { ...STATUS_SIGNS.rerecorded, tone: 'text-ink-2' },
  moved: { ...STATUS_SIGNS.moved, tone: 'text-ink-2' },
} as const

interface ChangeLetterProps {
  readonly status: keyof typeof CHANGE_LETTERS
  /** The facets of the change, heaviest first. */
  readonly facets: readonly string[]
}

/** The status of a change as one letter: red when it breaks replay, grey when it is only noise. */
export function ChangeLetter({ status, facets }: ChangeLetterProps): ReactNode {
  const { letter } = CHANGE_LETTERS[status]
  const words = changeWords(status, facets)
  return (
    <span title={words} className={`font-mono text-chip font-title ${toneOf(status, facets[0])}`}>
      <span aria-hidden>{letter}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** Puts a change into words: `changed: answer, usage`. */
export function changeWords(status: keyof typeof CHANGE_LETTERS, facets: readonly string[]): string {
  const { word } = CHANGE_LETTERS[status]
  return facets.length === 0 ? word : `${word}: ${facets.join(', ')}`
}

function toneOf(status: keyof typeof CHANGE_LETTERS, weight = ''): string {
  if (weight === 'replay' || weight === 'invalid') return 'text-danger'
  return ['chunking', 'metadata', 'format'].includes(weight) ? 'text-ink-3' : CHANGE_LETTERS[status].tone
}
