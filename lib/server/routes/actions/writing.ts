import 'server-only'
import { settings } from '../../settings'
import { failure, refusedType } from '../request-body'

/** Returns the root, or the answer to a write that is refused before its body is read. */
export function refusedWrite(
  request: Request,
  { isDryRunToo = false }: { readonly isDryRunToo?: boolean } = {},
): Response | { readonly root: string } {
  const { root, isReadOnly } = settings()
  if (isReadOnly && !isDryRunToo) {
    return failure(403, 'read-only', 'tapedeck was started with --read-only: nothing is written.')
  }
  if (!root.ok) return failure(404, root.code, root.message)
  return refusedType(request.headers) ?? { root: root.root }
}
