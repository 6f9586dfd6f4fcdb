import { setImmediate as turn } from 'node:timers/promises'
import { answerOf } from './answer'
import { Catalogue, type CatalogueOptions } from './catalogue'
import type { Questions } from './questions'

/** Changes are kept in the cache after this long without another. */
const KEEP_MS = 2000

/** A catalogue that follows the disk and answers questions. */
export class LiveCatalogue {
  readonly #catalogue: Catalogue
  #keeping: NodeJS.Timeout | undefined
  #searched = { at: 0, cost: 0 }

  constructor(options: CatalogueOptions) {
    this.#catalogue = new Catalogue(options)
    this.#update()
  }

  /** Answers from the files as they are when the question comes, except while very many are read. */
  async answer<Kind extends keyof Questions>(
    kind: Kind,
    asked: Questions[Kind][0],
  ): Promise<Questions[Kind][1]> {
    if (kind === 'touched') this.#catalogue.markStale()
    // What the system has told of changes until now is taken first.
    await turn()
    if (this.#mustSearch()) this.#catalogue.markStale()
    const start = performance.now()
    await this.#catalogue.fresh()
    this.#searched = { at: performance.now(), cost: performance.now() - start }
    return answerOf(this.#catalogue, kind, asked)
  }

  #mustSearch(): boolean {
    return performance.now() - this.#searched.at > 5 * this.#searched.cost
  }

  #update(): void {
    this.#catalogue.update().then(() => this.#keepSoon(0))
  }

  #keepSoon(wait = KEEP_MS): void {
    clearTimeout(this.#keeping)
    this.#keeping = setTimeout(() => this.#catalogue.keep(), wait)
  }
}
