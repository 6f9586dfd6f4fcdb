import type { Beside, SourceLog } from '#lib/message/source-log'

/** What each chunk says besides its text, as comparable strings. They are only made if somebody asks. */
export class ChunkFacts {
  private made: ReadonlyMap<number, readonly string[]> | undefined
  private readonly counts = new Map<string, number>()

  /** @param echoes the places that repeat texts, as `chunk pointer` */
  constructor(
    private readonly log: SourceLog,
    private readonly echoes: ReadonlySet<string>,
  ) {}

  /** Returns what a chunk says. */
  of(chunk: number): readonly string[] {
    this.made ??= this.make()
    return this.made.get(chunk) ?? []
  }

  /** Returns the number of chunks that say something. */
  chunksWith(fact: string): number {
    return this.counts.get(fact) ?? 0
  }

  private make(): Map<number, readonly string[]> {
    const facts = new Map<number, Set<string>>()
    const add = (chunk: number, ...fact: unknown[]): void => {
      const known = facts.get(chunk) ?? new Set()
      facts.set(chunk, known.add(JSON.stringify(fact)))
    }
    const { counts, besides, repeats } = this.log
    for (const { chunk, at, value } of counts) add(chunk, at, value)
    const isSame = sameEverywhere(besides)
    for (const { chunk, at, as, value } of besides) {
      if (this.echoes.has(`${chunk} ${at}`)) continue
      // Rest is joined over chunks, unless all of them say the same.
      add(chunk, as, at, as !== 'rest' || isSame(at) ? value : chunk)
    }
    for (const { chunk, choice, part, ats } of repeats) add(chunk, 'repeat', choice, part, ats)
    for (const ofChunk of facts.values())
      for (const fact of ofChunk) this.counts.set(fact, this.chunksWith(fact) + 1)
    return new Map(Array.from(facts, ([chunk, ofChunk]) => [chunk, [...ofChunk]]))
  }
}

/** Tells whether the rest at a path is the same in all chunks that have it. */
function sameEverywhere(besides: readonly Beside[]): (at: string) => boolean {
  const values = new Map<string, Set<string>>()
  for (const { as, at, value } of besides) {
    if (as === 'rest') values.set(at, (values.get(at) ?? new Set()).add(JSON.stringify(value)))
  }
  return (at) => values.get(at)?.size === 1
}
