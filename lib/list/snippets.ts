import type { Entry } from '#lib/entry/row'
import { callText } from '#lib/message/call-text'
import { PARTS, type SearchPart } from '#lib/query/search-parts'
import { hasWord, SIGHT, type Snippet, snippetOf } from '#lib/query/snippet'
import type { WordsByPart } from '#lib/query/words-by-part'

/** What the answer column shows, and the lane it is from. */
export interface AnswerSnippet extends Snippet {
  readonly lane: 'text' | 'call' | 'reasoning' | 'refusal' | 'error' | 'rest' | 'none'
}

/** What the prompt column shows. `role` is set when it is another message of the request. */
export interface PromptSnippet extends Snippet {
  readonly role?: string
}

interface Candidate {
  readonly lane: AnswerSnippet['lane']
  readonly text: string
  /** The part of the searched texts that it belongs to. Only words for that part are matched. */
  readonly part: SearchPart
}

/**
 * Returns what a line shows of a prompt and an answer. Of an entry with long texts, what matches in their beginnings comes
 * before what matches later: the whole is slow to get.
 */
export function snippetsOf(
  entry: Entry,
  words: WordsByPart,
): { readonly prompt: PromptSnippet; readonly answer: AnswerSnippet } {
  const { row, beginning } = entry
  if (!beginning) return snippetsIn(entry, words)
  const begun = snippetsIn({ row: { ...row, ...beginning.row }, texts: beginning.texts }, words)
  const isFound = begun.prompt.matches.length + begun.answer.matches.length > 0
  return isFound || PARTS.every((part) => words[part].length === 0) ? begun : snippetsIn(entry, words)
}

/** What is shown of an entry. */
type Shown = Pick<Entry, 'row' | 'texts'>

function snippetsIn(entry: Shown, words: WordsByPart): ReturnType<typeof snippetsOf> {
  const answer = answerSnippet(entry, words)
  return { answer, prompt: promptSnippet(entry, words, answer.matches.length > 0) }
}

/**
 * Returns the text of the answer that matches, otherwise the first that is not empty: text, calls, refusal, error.
 * Reasoning and rest are shown only when they match.
 */
export function answerSnippet({ row, texts }: Shown, words: WordsByPart): AnswerSnippet {
  const shown: Candidate[] = [
    { lane: 'text', text: row.answer, part: 'answer' },
    { lane: 'call', text: row.toolCalls.map(callText).join(' '), part: 'calls' },
    { lane: 'refusal', text: row.refusal, part: 'answer' },
    { lane: 'error', text: row.reason || row.error, part: 'errors' },
  ]
  const others: Candidate[] = [
    ...texts.answer
      .filter((text) => text !== row.answer)
      .map((text): Candidate => ({ lane: 'text', text, part: 'answer' })),
    { lane: 'call', text: texts.calls.join(' '), part: 'calls' },
    ...texts.reasoning.map((text): Candidate => ({ lane: 'reasoning', text, part: 'reasoning' })),
    ...texts.rest.map((text): Candidate => ({ lane: 'rest', text, part: 'rest' })),
  ]
  const there = shown.filter(({ text }) => text.trim() !== '')
  const best = [...there, ...others].find(({ text, part }) => hasWord(text, words[part])) ?? there[0]
  if (best) return { lane: best.lane, ...snippetOf(best.text, words[best.part]) }
  return { lane: 'none', text: row.kind, isCut: false, matches: [] }
}

/**
 * Returns the last text of the user, near its match. When nothing shown matches, it is the message of the request that
 * does.
 * @param isAnswered true when the answer column shows a match
 */
export function promptSnippet({ row, texts }: Shown, words: WordsByPart, isAnswered: boolean): PromptSnippet {
  const shown = snippetOf(row.prompt, words.user, SIGHT.prompt)
  if (shown.matches.length > 0 || isAnswered) return shown
  const others = [
    ...texts.user.map((text) => ({ role: 'user', text, words: words.user })),
    ...texts.system.map((text) => ({ role: 'system', text, words: words.system })),
    ...texts.other.map((text) => ({ role: 'request', text, words: words.other })),
  ]
  const found = others.find((one) => hasWord(one.text, one.words))
  return found ? { role: found.role, ...snippetOf(found.text, found.words, SIGHT.labelled) } : shown
}
