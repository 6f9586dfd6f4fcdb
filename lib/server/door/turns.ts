import type { ServerResponse } from 'node:http'

/** How many pages are drawn at the same time. All of them share one thread with the answers to small requests. */
const MOST_AT_ONCE = 2
/** For how long a page keeps the others waiting: a review may stream for much longer, while nothing is drawn. */
const TURN_MS = 250

let running = 0
const waiting = new Set<() => void>()

/**
 * Starts the drawing of a page when it is its turn, so that a small request is answered between two pages, and not after
 * all that were asked for before it. A page that nobody waits for any more is not started.
 */
export function inTurn(response: ServerResponse, draw: () => void): void {
  const begin = (): void => {
    waiting.delete(begin)
    running++
    let isOver = false
    const end = (): void => {
      clearTimeout(timer)
      if (isOver) return
      isOver = true
      running--
      const [next] = waiting
      next?.()
    }
    const timer = setTimeout(end, TURN_MS)
    response.once('close', end)
    draw()
  }
  response.once('close', () => waiting.delete(begin))
  if (running < MOST_AT_ONCE) begin()
  else waiting.add(begin)
}
