import { cleanTemporary } from '#lib/disk/temporary'
import { removeLeftFolders } from '#lib/disk/temporary-folder'
import { interruptedActions } from '#lib/write/interrupted'
import { interruptedLine } from './interrupted-line'
import { visible } from './setup/visible.mjs'

/**
 * Removes what servers that were killed left behind. A save of another server is under way for milliseconds, and is left
 * alone.
 * @param root null to change nothing there
 */
export function removeLeftBehind(root: string | null): void {
  if (root !== null) cleanTemporary(root)
  removeLeftFolders()
}

/** One line for each action that was interrupted in a root. */
export function interruptedLines(root: string): string[] {
  return interruptedActions(root).map((action) => visible(interruptedLine(root, action)))
}
