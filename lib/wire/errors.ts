import type { JsonValue } from '#lib/json/document'
import { errorSays, readError } from './error'
import { type Reader, type Reading, reads } from './reader'

/**
 * The errors of one answer. The words of the first go to the lane `error` and are what went wrong; other words that
 * come later stand beside the lanes, so that a change of them is seen too.
 */
export class Errors {
  private first: string | null = null

  /** Reads an error, wherever it stands. */
  readonly reader: Reader = reads((reading, value, at) => {
    const text = errorSays(value)?.text ?? ''
    if (this.isNews(text)) readError(reading.assembly, reading.choice, value, at)
    else reading.assembly.rest(value, at, 'error', reading.choice)
  })

  /** Whether an error was said. */
  get isSaid(): boolean {
    return this.first !== null
  }

  /** Says an error in the words of one value. */
  say({ assembly, choice }: Reading, words: string, at: string): void {
    if (this.isNews(words)) assembly.error(words, at)
    else assembly.rest(words satisfies JsonValue, at, 'error', choice)
  }

  private isNews(words: string): boolean {
    const isNews = this.first === null || this.first === words
    this.first ??= words
    return isNews
  }
}
