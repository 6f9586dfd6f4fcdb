import 'server-only'
import type { ActionsRead, UnendedAction } from '#lib/api/actions'
import { movedBelow } from '#lib/state/moved'
import { interruptedActions } from '#lib/write/interrupted'
import { actionsOf } from '../routes/actions/get-actions'
import { settings } from '../settings'

/** Reads what tapedeck wrote below the root; null when there is no root. */
export function actionsPage(): ActionsRead | null {
  const { root } = settings()
  return root.ok ? actionsOf(root.root) : null
}

/** Finds the actions that were begun and not ended. */
export function interruptedHere(): readonly UnendedAction[] {
  const { root } = settings()
  return root.ok ? interruptedActions(root.root) : []
}

/** Finds where a recording is that tapedeck renamed; null when it did not. */
export function movedFrom(path: string): string | null {
  const { root } = settings()
  return root.ok ? (movedBelow(root.root).now(path) ?? null) : null
}
