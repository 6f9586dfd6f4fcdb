import { callText } from '#lib/message/call-text'
import { laneKey } from '#lib/message/stream'
import type { Query, TextField } from '#lib/query/fields'
import { foldText } from '#lib/query/fold-text'
import { placesIn } from '#lib/query/match-places'
import { ERROR_KEY, partKey, partOfRole, type SearchedPart, VALUE_KEY } from './match-keys'
import type { AnswerView, RecordingView } from './view'
import type { MessageView, PartView } from './view-request'

/** The words that are marked in each, folded. */
export type PageWords = Readonly<Record<SearchedPart, readonly string[]>>

/** Where a recording matches the query that its reader came with. */
export interface PageMatches {
  readonly words: PageWords
  /** What was looked for, as it was typed. */
  readonly typed: readonly string[]
  readonly total: number
  /** Texts with matches in the order of the page: the key of each, and the number of its first match. */
  readonly firsts: readonly (readonly [key: string, first: number])[]
}

/** The matches of a query in all that a page shows; null for a query that looks for no text. */
export function matchesOf(view: RecordingView, query: Pick<Query, 'terms'>): PageMatches | null {
  const typed = query.terms.flatMap((term) => (term.type === 'text' && !term.negated ? [term.value] : []))
  if (typed.length === 0) return null
  const words = pageWords(query)
  const firsts: [string, number][] = []
  let total = 0
  for (const { key, part, text } of textsOf(view)) {
    const count = placesIn(text, words[part]).length
    if (count > 0) firsts.push([key, total])
    total += count
  }
  return { words, typed, total, firsts }
}

function pageWords({ terms }: Pick<Query, 'terms'>): PageWords {
  const of = (...fields: readonly (TextField | null)[]): string[] =>
    terms.flatMap((term) =>
      term.type === 'text' && !term.negated && fields.includes(term.field) ? [foldText(term.value)] : [],
    )
  return {
    system: of(null, 'prompt', 'system'),
    user: of(null, 'prompt', 'user'),
    other: of(null, 'prompt'),
    answer: of(null, 'answer'),
    reasoning: of(null, 'reasoning'),
    call: of(null),
    error: of(null),
  }
}

interface PageText {
  readonly key: string
  readonly part: SearchedPart
  readonly text: string
}

/** The texts of a page that a search looks at, in their order on it. */
function textsOf({ request, answers, value, failure }: RecordingView): PageText[] {
  const asked = request.messages.flatMap(({ role, parts }: MessageView, message) =>
    parts.flatMap((part, position) => {
      const text = searchedText(part)
      return text === null ? [] : [{ key: partKey(message, position), part: partOfCall(part, role), text }]
    }),
  )
  const content = value?.type === 'tool' && value.content
  return [
    ...asked,
    ...answers.flatMap(answerTexts),
    ...(content ? [{ key: VALUE_KEY, part: 'answer' as const, text: content.text }] : []),
    ...(failure ? [{ key: ERROR_KEY, part: 'error' as const, text: failure.message }] : []),
  ]
}

/** The text of a part in which a search looks; null where it does not. */
function searchedText(part: PartView): string | null {
  if (part.type === 'text' || part.type === 'tool-result') return part.text
  return part.type === 'tool-call' ? callText({ name: part.name, arguments: part.text }) : null
}

function partOfCall({ type }: PartView, role: string): SearchedPart {
  return type === 'tool-call' ? 'other' : partOfRole(role)
}

function answerTexts({ index, text, reasoning, refusal, calls }: AnswerView): PageText[] {
  const lane = (name: 'text' | 'reasoning' | 'refusal', part: SearchedPart): PageText => ({
    key: laneKey(index, name),
    part,
    text: { text, reasoning, refusal }[name].text,
  })
  return [
    lane('reasoning', 'reasoning'),
    lane('text', 'answer'),
    ...calls.map((call) => ({
      key: laneKey(index, call.lane),
      part: 'call' as const,
      text: callText({ name: call.name, arguments: call.text }),
    })),
    lane('refusal', 'answer'),
  ]
}
