import type { InterruptedAction } from '#lib/write/action'
import { counted } from './counted'

/** Says in one line that an action was interrupted, how far it got, and how it can be ended. */
export function interruptedLine(root: string, { title, done, half, left }: InterruptedAction): string {
  const total = counted(done + half + left, 'step')
  const part = half === 0 ? '' : `, ${half} in part`
  return `interrupted: ${title} (${done} of ${total} done${part}). To take it back: tapedeck undo ${root}; to finish it, add --finish`
}
