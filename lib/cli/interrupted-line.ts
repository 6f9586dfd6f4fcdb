import { wordOf } from '#lib/page/pasteable'
import type { InterruptedAction } from '#lib/write/action'

/** Says in one line that what an action did before it was interrupted, and how it can be ended. */
export function interruptedLine(root: string, { title }: InterruptedAction): string {
  return `interrupted: ${title}. To take it back: tapedeck undo ${wordOf(root)}; to finish it, add --finish`
}
