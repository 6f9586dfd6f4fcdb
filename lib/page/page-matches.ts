import { callText } from '#lib/message/call-text'
import { laneKey } from '#lib/message/stream'
import { placesIn } from '#lib/query/match-places'
import type { SearchPart } from '#lib/query/search-parts'
import type { Query } from '#lib/query/terms'
import { type WordsByPart, wordsByPart } from '#lib/query/words-by-part'
import { ERROR_KEY, partKey, partOfRole, VALUE_KEY } from './match-keys'
import { failureTexts, type ShownText, valueTexts } from './shown-texts'
import type { AnswerView, RecordingView } from './view'
import type { MessageView, PartView } from './view-request'

/** The matches of a query on the page of a recording. */
export interface PageMatches {
  /** The patterns to look for in each part. */
  readonly words: WordsByPart
  /** The search words as they were typed. */
  readonly typed: readonly string[]
  readonly total: number
  /** The texts with matches, in the order of the page: the key of each text and the number of its first match. */
  readonly firsts: readonly (readonly [key: string, first: number])[]
}

/** Finds the matches of a query in all texts of a page; null for a query that does not search texts. */
export function matchesOf(view: RecordingView, query: Pick<Query, 'terms'>): PageMatches | null {
  const typed = query.terms.flatMap((term) => (term.type === 'text' && !term.negated ? [term.value] : []))
  if (typed.length === 0) return null
  const words = wordsByPart(query)
  const firsts: [string, number][] = []
  let total = 0
  for (const { key, part, text } of textsOf(view)) {
    const count = placesIn(text, words[part]).length
    if (count > 0) firsts.push([key, total])
    total += count
  }
  return { words, typed, total, firsts }
}

interface PageText extends ShownText {
  readonly part: SearchPart
}

/** The searched texts of a page, in their order on it. */
function textsOf({ request, answers, value, failure, rest, models }: RecordingView): PageText[] {
  const asked = request.messages.flatMap(({ role, parts }: MessageView, message) =>
    parts.flatMap((part, position) => {
      const text = searchedText(part)
      return text === null ? [] : [{ key: partKey(message, position), part: partOfCall(part, role), text }]
    }),
  )
  const content = value?.type === 'tool' && value.content
  const beside = besides([...rest.parts, ...models.map(({ key, name }) => ({ key, text: name }))])
  return [
    ...asked,
    ...answers.flatMap(answerTexts),
    // If there are messages, the failure is in the last one.
    ...(answers.length > 0 ? beside : []),
    ...(content ? [{ key: VALUE_KEY, part: 'answer' as const, text: content.text }] : []),
    ...besides(valueTexts(value)),
    ...(failure ? [{ key: ERROR_KEY, part: 'errors' as const, text: failure.message }] : []),
    ...besides(failureTexts(failure)),
    ...(answers.length > 0 ? [] : beside),
  ]
}

/** Texts that are searched as content outside the lanes. */
function besides(texts: readonly ShownText[]): PageText[] {
  return texts.map(({ key, text }) => ({ key, part: 'rest', text }))
}

/** The searched text of a part; null for a part that is not searched. */
function searchedText(part: PartView): string | null {
  if (part.type === 'text' || part.type === 'tool-result') return part.text
  return part.type === 'tool-call' ? callText({ name: part.name, arguments: part.text }) : null
}

function partOfCall({ type }: PartView, role: string): SearchPart {
  return type === 'tool-call' ? 'other' : partOfRole(role)
}

function answerTexts({ index, text, reasoning, refusal, calls }: AnswerView): PageText[] {
  const lane = (name: 'text' | 'reasoning' | 'refusal', part: SearchPart): PageText => ({
    key: laneKey(index, name),
    part,
    text: { text, reasoning, refusal }[name].text,
  })
  return [
    lane('reasoning', 'reasoning'),
    lane('text', 'answer'),
    ...calls.map((call) => ({
      key: laneKey(index, call.lane),
      part: 'calls' as const,
      text: callText({ name: call.name, arguments: call.text }),
    })),
    lane('refusal', 'answer'),
  ]
}
