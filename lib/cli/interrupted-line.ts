import type { InterruptedAction } from '#lib/write/action'
import { shellWord } from './shell-word'

/** Says in one line that what an action did before it was interrupted, and how it can be ended. */
export function interruptedLine(root: string, { title }: InterruptedAction): string {
  return `interrupted: ${title}. To take it back: tapedeck undo ${shellWord(root)}; to finish it, add --finish`
}
