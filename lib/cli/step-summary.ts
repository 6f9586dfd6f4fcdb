import { appendFileSync, statSync } from 'node:fs'

/** GitHub drops the summary of a step that is longer, in bytes. */
const MOST = 1024 * 1024 - 1

/**
 * Appends a text to the summary of a workflow's step, as far as there is room below GitHub's limit.
 * @param textFor makes the text for a number of bytes; a longer one is not written
 * @returns what kept it from being written, in one sentence; null when it was
 */
export function appendToSummary(file: string, textFor: (room: number) => string): string | null {
  const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const space = written === 0 ? '' : '\n\n'
  const room = MOST - written - space.length
  const text = textFor(Math.max(0, room))
  if (Buffer.byteLength(text) > room)
    return 'the summary of this step has no room left for the review: GitHub takes 1 MiB'
  try {
    appendFileSync(file, `${space}${text}`)
    return null
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return `the summary of this step cannot be written: ${error.message}`
  }
}
