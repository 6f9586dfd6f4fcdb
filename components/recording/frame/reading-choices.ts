import { PACE_COOKIE, type Pace, paceOf } from '../timeline/pace'

/** How a reader wants answers to be shown. */
export interface ReadingChoices {
  readonly isMarkdown: boolean
  /** Whether several choices stand side by side. */
  readonly isBeside: boolean
  /** Whether the probabilities of tokens are shown, where they are recorded. */
  readonly showsLogprobs: boolean
  readonly pace: Pace
}

/** The choices are kept in cookies. */
export const VIEW_COOKIE = 'tapedeck-view'
export const CHOICES_COOKIE = 'tapedeck-choices'
export const LOGPROBS_COOKIE = 'tapedeck-logprobs'

/**
 * Reads the choices.
 * @param kept returns the value of a cookie
 * @param view what the address asks for, which comes first
 */
export function readingChoices(
  kept: (name: string) => string | undefined,
  view: string | undefined,
): ReadingChoices {
  return {
    isMarkdown: (view ?? kept(VIEW_COOKIE)) === 'markdown',
    isBeside: kept(CHOICES_COOKIE) !== 'below',
    showsLogprobs: kept(LOGPROBS_COOKIE) === 'on',
    pace: paceOf(kept(PACE_COOKIE)),
  }
}
