import 'server-only'
import { parseActionAsked } from '#lib/api/action-body'
import type { ActionAsked, ActionLine } from '#lib/api/actions'
import type { PlannedAction } from '#lib/range/plan-action'
import { settings } from '../../settings'
import { checkText } from '../check-text'
import { errorsOfSave } from '../errors-of-save'
import { bodyText, failure } from '../request-body'
import { carryOut } from './carry-out'
import { planOf, sentPlan } from './plan'
import { begin } from './running'
import { refusedWrite } from './writing'

/**
 * `ACT` of lib/api: plans or carries out an action on recordings. 409 when the plan is not the one that was shown, 422
 * when the body cannot be read or an edited text has new errors. The answer is NDJSON: the plan, then the progress and
 * the end. An action whose request is ended stops after what it is writing.
 */
export async function postAction(request: Request): Promise<Response> {
  const refused = refusedWrite(request, { isDryRunToo: true })
  if (refused instanceof Response) return refused
  const { root } = refused
  const body = await bodyText(request)
  if (body instanceof Response) return body
  const asked = parseActionAsked(body)
  if (typeof asked === 'string') return failure(422, 'not-valid', asked)
  if (!asked.dryRun && settings().isReadOnly) return readOnly()
  const invalid = refusedText(root, asked)
  if (invalid) return invalid
  const planned = await planOf(root, asked)
  if ('ok' in planned) {
    return failure(planned.code === 'not-found' ? 404 : 500, planned.code, planned.message)
  }
  if (asked.plan !== undefined && asked.plan !== planned.plan) {
    return failure(
      409,
      'plan-changed',
      'Files have changed since this was looked at. Nothing was written: look at it again first.',
    )
  }
  return new Response(linesOf(root, asked, planned, request.signal), {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-cache, no-transform' },
  })
}

/** An edited text must not bring errors in, as with a save. */
function refusedText(root: string, { edited, paths: [path = ''] = [] }: ActionAsked): Response | null {
  if (edited === undefined) return null
  const { text } = edited
  const { added } = errorsOfSave(root, path, { text, problems: checkText(path, text).problems })
  if (added.length === 0) return null
  const message = 'Not saved: the text has errors that the file did not have.'
  return failure(422, 'not-valid', message, { problems: added })
}

function readOnly(): Response {
  return failure(403, 'read-only', 'tapedeck was started with --read-only: nothing is written.')
}

function linesOf(
  root: string,
  asked: ActionAsked,
  planned: PlannedAction,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let isGone = false
  return new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const send = (line: ActionLine): void => {
        if (!isGone) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      send({ type: 'planned', ...sentPlan(planned, asked.texts === true) })
      if (!asked.dryRun) await write(root, asked, planned, send, () => isGone || signal.aborted)
      if (!isGone) controller.close()
    },
    cancel: () => {
      isGone = true
    },
  })
}

async function write(
  root: string,
  asked: ActionAsked,
  planned: PlannedAction,
  send: (line: ActionLine) => void,
  isGone: () => boolean,
): Promise<void> {
  const { isStopped, end } = begin(asked.run)
  try {
    const ended = await carryOut(root, asked, planned, {
      onProgress: atIntervals((done, total) => send({ type: 'progress', done, total })),
      isStopped: () => isGone() || isStopped(),
    })
    send({ type: 'ended', ...ended })
  } catch (error) {
    send({ type: 'failed', code: 'failed', message: error instanceof Error ? error.message : String(error) })
  } finally {
    end()
  }
}

/** The time between two lines of progress, in milliseconds: a page draws each. */
const PROGRESS_MS = 100

function atIntervals(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (done, total) => {
    if (performance.now() - toldAt < PROGRESS_MS) return
    toldAt = performance.now()
    tell(done, total)
  }
}
