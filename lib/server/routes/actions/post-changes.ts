import 'server-only'
import { parseEnd, parseStop, parseUndo } from '#lib/api/action-body'
import { endInterrupted, interruptedActions } from '#lib/write/interrupted'
import { actionToUndo, BEING_WRITTEN, isBeingWritten, undoAction } from '#lib/write/undo'
import { bodyText, failure } from '../request-body'
import { endedOf, lookAgain } from './carry-out'
import { stopRunning } from './running'
import { refusedWrite } from './writing'

/** `UNDO` of lib/api: takes an action back. 404 when there is no such action, 409 when it cannot be taken back. */
export async function postUndo(request: Request): Promise<Response> {
  const read = await readBody(request, parseUndo)
  if (read instanceof Response) return read
  const { root, body } = read
  if (body.id === undefined && isBeingWritten(root)) return failure(409, 'not-undoable', BEING_WRITTEN)
  const action = actionToUndo(root, body.id)
  if (action === undefined) return failure(404, 'not-found', 'There is nothing to take back.')
  if (action.whyNot !== null)
    return failure(409, 'not-undoable', `${action.title} cannot be taken back. ${action.whyNot}`)
  const result = await undoAction(root, action.id)
  if (result === null) return failure(404, 'not-found', 'There is nothing to take back.')
  await lookAgain(root)
  return Response.json(endedOf({ ...result, title: action.title }, []))
}

/** `END_INTERRUPTED` of lib/api: finishes an interrupted action or takes it back. 404 when there is no such action. */
export async function postEnd(request: Request): Promise<Response> {
  const read = await readBody(request, parseEnd)
  if (read instanceof Response) return read
  const { root, body } = read
  const isThere = interruptedActions(root).some(({ id }) => id === body.id)
  const result = isThere ? await endInterrupted(root, body.id, body.how) : null
  if (result === null) return failure(404, 'not-found', 'There is no such interrupted action.')
  await lookAgain(root)
  return Response.json(endedOf(result, []))
}

/** `STOP_ACTION` of lib/api: stops a running action. */
export async function postStop(request: Request): Promise<Response> {
  const read = await readBody(request, parseStop)
  return read instanceof Response ? read : Response.json({ isRunning: stopRunning(read.body.run) })
}

async function readBody<Body extends object>(
  request: Request,
  parse: (text: string) => Body | string,
): Promise<Response | { readonly root: string; readonly body: Body }> {
  const refused = refusedWrite(request)
  if (refused instanceof Response) return refused
  const text = await bodyText(request)
  if (text instanceof Response) return text
  const body = parse(text)
  return typeof body === 'string' ? failure(422, 'not-valid', body) : { root: refused.root, body }
}
