import { escapeUnits } from '#lib/json/write'
import { UNSEEN, visible, visibleLines } from './setup/visible.mjs'

let isClosed = false

/**
 * Lets a command end normally when its reader goes away early (`tapedeck list | head`), and with one line and exit
 * status 2 when the disk is full.
 */
export function endWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true
    if (error.code === 'EPIPE') return
    const reason = error.code === 'ENOSPC' ? 'no space is left there' : error.message
    process.exit(fail(`the output cannot be written: ${reason}; write it elsewhere`))
  })
}

/** Prints one line on stdout. */
export function print(line: string): void {
  printCommand(withoutCommand(line))
}

/** Prints one line on stdout that a workflow of GitHub obeys. */
export function printCommand(line: string): void {
  if (!isClosed) process.stdout.write(`${line}\n`)
}

/**
 * A line in which GitHub's runner finds no command: it obeys lines that start with `::`, and `##[` at any place. What
 * was recorded may hold either. Outside of a workflow the line stays as it is.
 */
export function withoutCommand(line: string): string {
  if (process.env.GITHUB_ACTIONS !== 'true') return line
  return line.replace(/^([\s\u0085]*):(?=:)/, '$1\\u{3a}').replaceAll('##[', '##\\u{5b}')
}

/**
 * Prints a value as one line of JSON. Characters that a terminal obeys, or at which lines may be split, are escaped.
 */
export function printJson(value: unknown): void {
  print(jsonLine(value))
}

/** A value as one line of JSON that is safe to print. */
export function jsonLine(value: unknown): string {
  // Of the control characters, JSON.stringify escapes those below space only: not those above ~, and not those that
  // hide or turn text. `##[` would be a command in a workflow of GitHub.
  return JSON.stringify(value).replaceAll('##[', '##\\u005b').replace(UNSEEN, escapeUnits)
}

/** The items in turn, while somebody reads what is printed of them: `tapedeck check | head` ends at once. */
export async function* whileRead<Item>(items: Iterable<Item>): AsyncGenerator<Item, void, undefined> {
  for (const item of items) {
    if (isClosed) return
    yield item
    // Node reports only between turns of the event loop that the reader is gone.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * Prints one line on stderr, which says what is wrong and what to do.
 * @returns the exit status for it
 */
export function fail(message: string): 2 {
  warn(message)
  return 2
}

/** What another program printed, safe to print. It may be a piece of it that begins and ends within a line. */
export function relayed(text: string): string {
  return visibleLines(text).map(withoutCommand).join('\n')
}

/** Prints one line on stderr about something that does not stop the command. */
export function warn(message: string): void {
  process.stderr.write(`tapedeck: ${withoutCommand(visible(message))}\n`)
}
