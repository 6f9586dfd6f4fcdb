import { diffWordsWithSpace } from 'diff'
import type { Conversation, Part, RequestMessage } from '#lib/message/conversation'
import type { Span } from '#lib/query/fold-text'

/** A message of a request that is not what it was in another version. */
export interface ChangedMessage {
  /** Its place in the conversation, from 0. */
  readonly message: number
  /** The words of its parts that are new; a part of which words only went has none. */
  readonly parts: readonly { readonly part: number; readonly words: readonly Span[] }[]
}

/** Finds the messages of a conversation that are not as they were, whatever wire format it was read from. */
export function changedMessages(before: Conversation, after: Conversation): ChangedMessage[] {
  const [earlier, later] = [before, after].map(({ messages }) => messages.map((one) => JSON.stringify(one)))
  if (!earlier || !later) return []
  const most = Math.min(earlier.length, later.length)
  let head = 0
  while (head < most && earlier[head] === later[head]) head++
  let tail = 0
  while (tail < most - head && earlier.at(-1 - tail) === later.at(-1 - tail)) tail++
  const left = after.messages.slice(head, after.messages.length - tail)
  const isPaired = earlier.length === later.length
  return left.flatMap((message, index) => {
    const place = head + index
    if (isPaired && earlier[place] === later[place]) return []
    const was = isPaired ? before.messages[place] : undefined
    return [{ message: place, parts: was === undefined ? [] : changedParts(was, message) }]
  })
}

function changedParts(before: RequestMessage, after: RequestMessage): ChangedMessage['parts'] {
  return after.parts.flatMap((part, index) => {
    const [was, now] = [before.parts[index], part].map((one) => (one === undefined ? null : textOf(one)))
    if (typeof was !== 'string' || typeof now !== 'string' || was === now) return []
    return [{ part: index, words: newWords(was, now) }]
  })
}

/** The text of a part in which words can be marked; null when it has none. */
function textOf(part: Part): string | null {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'tool-result':
      return part.text
    case 'tool-call':
      return part.arguments
    case 'image':
    case 'other':
      return null
  }
}

/** Texts that differ in more words than this count as new as a whole. */
const MOST_WORDS = 200

function newWords(before: string, after: string): Span[] {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS })
  if (runs === undefined) return [{ start: 0, end: after.length }]
  const found: Span[] = []
  let at = 0
  for (const { value, added, removed } of runs) {
    if (removed) continue
    if (added) found.push({ start: at, end: at + value.length })
    at += value.length
  }
  return found
}
