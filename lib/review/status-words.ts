import type { Status } from './change'

/** The letter of each status of a change, and its words. */
export const STATUS_SIGNS = {
  changed: { letter: 'M', word: 'changed' },
  added: { letter: 'A', word: 'added' },
  removed: { letter: 'D', word: 'removed' },
  rerecorded: { letter: 'R', word: 'recorded again' },
  moved: { letter: 'V', word: 'moved' },
} as const satisfies Readonly<Record<Status, { readonly letter: string; readonly word: string }>>
