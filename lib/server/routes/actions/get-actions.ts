import 'server-only'
import type { ActionsRead } from '#lib/api/actions'
import { interruptedActions } from '#lib/write/interrupted'
import { recentActions } from '#lib/write/undo'
import { settings } from '../../settings'
import { failure } from '../request-body'

/** `GET /api/actions`: what tapedeck wrote below the root, and what was interrupted. */
export function getActions(): Response {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  return Response.json(actionsOf(root.root))
}

/** Reads what tapedeck wrote below a root, for a page. */
export function actionsOf(root: string): ActionsRead {
  return { actions: recentActions(root), interrupted: interruptedActions(root) }
}
