import type { Beside } from '#lib/message/source-log'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'
import { isLogprobs, isTokenIds } from './untrue'

/**
 * Returns the chunks of a stream that had text of a lane and have none left in any. A chunk that names a tool or says how
 * the answer ended never counts as empty.
 */
export function emptiedChunks({ fields, chunks }: EditableMessage): number[] {
  if (chunks === 0) return []
  const emptied = new Set<number>()
  for (const field of fields) for (const index of recutPieces(field)) emptied.add(chunkAt(field, index))
  for (const { part, pieces } of fields) {
    const isLane = part !== 'name' && part !== 'finish' && part !== 'count'
    for (const { chunk, text } of pieces) if (text !== '' || !isLane) emptied.delete(chunk)
  }
  return [...emptied].toSorted((a, b) => a - b)
}

function chunkAt({ pieces }: EditableField, index: number): number {
  return pieces[index]?.chunk ?? 0
}

/** Noise that is only about its own chunk, so that nothing is lost with it. */
const OWN: ReadonlySet<Beside['as']> = new Set(['cut', 'place', 'time'])

/**
 * Returns the emptied chunks that may be taken out: those in which everything else is also in a chunk that stays. A
 * chunk that alone has a role, an id, a finish reason, a count or other content stays.
 */
export function removableChunks(message: EditableMessage): number[] {
  const emptied = emptiedChunks(message)
  if (emptied.length === 0) return []
  const facts = factsByChunk(message)
  const counts = new Map<string, number>()
  for (const ofChunk of facts.values())
    for (const fact of ofChunk) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  return emptied.filter((chunk) => {
    const ofChunk = [...(facts.get(chunk) ?? [])]
    if (ofChunk.some((fact) => (counts.get(fact) ?? 0) < 2)) return false
    for (const fact of ofChunk) counts.set(fact, (counts.get(fact) ?? 0) - 1)
    return true
  })
}

/** What each chunk says besides its text, as comparable strings. */
function factsByChunk({ origin: { log, echoes } }: EditableMessage): Map<number, Set<string>> {
  const facts = new Map<number, Set<string>>()
  const add = (chunk: number, ...fact: unknown[]): void => {
    const known = facts.get(chunk) ?? new Set()
    facts.set(chunk, known.add(JSON.stringify(fact)))
  }
  for (const { chunk, at, value } of log.counts) add(chunk, at, value)
  const echoed = new Set(echoes.flatMap(({ slots }) => slots.map(({ chunk, at }) => `${chunk} ${at}`)))
  const isSame = sameEverywhere(log.besides)
  for (const beside of log.besides) {
    const { chunk, at, as, value } = beside
    if (OWN.has(as) || isLogprobs(beside) || isTokenIds(beside) || echoed.has(`${chunk} ${at}`)) continue
    // Rest is joined over chunks, unless all of them say the same.
    add(chunk, as, at, as !== 'rest' || isSame(at) ? value : chunk)
  }
  for (const { chunk, choice, part, ats } of log.repeats) add(chunk, 'repeat', choice, part, ats)
  return facts
}

/** Tells whether the rest at a path is the same in all chunks that have it. */
function sameEverywhere(besides: readonly Beside[]): (at: string) => boolean {
  const values = new Map<string, Set<string>>()
  for (const { as, at, value } of besides) {
    if (as === 'rest') values.set(at, (values.get(at) ?? new Set()).add(JSON.stringify(value)))
  }
  return (at) => values.get(at)?.size === 1
}
