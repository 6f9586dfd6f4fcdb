import 'server-only'
import type { ServerEvents } from '#lib/api/events'
import type { IndexEvent } from '#lib/list/asked'
import { settings } from '../settings'
import { followChanges } from '../threads/changes'
import { ask, listen } from '../threads/index-thread'
import { failure } from './request-body'

/** The time between two comments that keep the connection from being closed as idle. */
const HEARTBEAT_MS = 15_000
/** How often git is asked for a new base while a page is open: a commit changes the base, but no file of the root. */
const LOOK_MS = 5000

/**
 * `GET /api/events`: server-sent events, `state` first, then `changed`, `progress` and `marked`. The data of each is
 * JSON: `{version, building}`, for `changed` also `paths` and `isMore`.
 */
export async function getEvents(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const state = await ask(root.root, 'state', null)
  let end = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const send = (text: string): void => controller.enqueue(encoder.encode(text))
      const stop = listen(root.root, ({ type, ...data }: IndexEvent) => send(eventText(type, data)))
      const beat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS)
      const look = setInterval(() => followChanges(root.root), LOOK_MS)
      end = () => {
        stop()
        clearInterval(beat)
        clearInterval(look)
      }
      request.signal.addEventListener('abort', end)
      send(eventText('state', state))
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function eventText<Name extends keyof ServerEvents>(name: Name, data: ServerEvents[Name]): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
