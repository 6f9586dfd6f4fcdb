import type { ChangeView } from './change-view'

type Replay = ChangeView['replay']

/** Whether replay does not find the new file. Where it never could, this is only worth saying if the old one was found. */
export function isLost({ after, isWorse }: Replay): boolean {
  return isWorse || (after !== null && !after.isFound && after.verdict !== 'unhashed')
}

/** Says that replay does not find a recording that is lost. */
export function lostText({ before, isWorse }: Replay): string {
  if (!isWorse) return 'Replay does not find this recording, as before.'
  return before === null ? 'Replay does not find this recording.' : 'Replay no longer finds this recording.'
}
