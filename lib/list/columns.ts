import type { Entry } from '#lib/entry/row'
import { callText } from '#lib/message/call-text'
import type { Query } from '#lib/query/fields'
import { foldText } from '#lib/query/fold-text'
import { hasWord, SIGHT, type Snippet, snippetOf } from '#lib/query/snippet'

/** What the answer column shows, and what it is. */
export interface AnswerView extends Snippet {
  readonly lane: 'text' | 'call' | 'reasoning' | 'refusal' | 'error' | 'none'
}

/** What the prompt column shows; `role` is set when it is another message of the request. */
export interface PromptView extends Snippet {
  readonly role?: string
}

/** The words of a query that are marked in each column, folded. */
export interface Words {
  readonly prompt: readonly string[]
  readonly answer: readonly string[]
  readonly reasoning: readonly string[]
}

/** The words that a query looks for. Words that must not occur are left out. */
export function wordsOf(query: Pick<Query, 'terms'>): Words {
  const of = (...fields: readonly (string | null)[]): string[] =>
    query.terms.flatMap((term) =>
      term.type === 'text' && !term.negated && fields.includes(term.field) ? [foldText(term.value)] : [],
    )
  return {
    prompt: of(null, 'prompt', 'user', 'system'),
    answer: of(null, 'answer'),
    reasoning: of(null, 'reasoning'),
  }
}

interface Candidate {
  readonly lane: AnswerView['lane']
  readonly text: string
  readonly words: readonly string[]
}

/** The answer with a match, else what there is: text, calls, refusal, error. Reasoning is shown for its match only. */
export function answerView({ row, texts }: Entry, words: Words): AnswerView {
  const answer = (lane: AnswerView['lane'], text: string): Candidate => ({ lane, text, words: words.answer })
  const shown = [
    answer('text', row.answer),
    answer('call', row.toolCalls.map(callText).join(' ')),
    answer('refusal', row.refusal),
    answer('error', row.reason || row.error),
  ].filter(({ text }) => text.trim() !== '')
  const others: Candidate[] = [
    ...texts.answer.map((text) => answer('text', text)),
    { lane: 'call', text: texts.calls.join(' '), words: words.answer },
    ...texts.reasoning.map((text): Candidate => ({ lane: 'reasoning', text, words: words.reasoning })),
  ]
  const best = [...shown, ...others].find((one) => hasWord(one.text, one.words)) ?? shown[0]
  if (best) return { lane: best.lane, ...snippetOf(best.text, best.words) }
  return { lane: 'none', text: row.kind, isCut: false, marks: [] }
}

/**
 * The last text of the user, near its match. Where nothing that is shown matches, the message of the request that does.
 * @param isAnswered true when the answer column shows a match
 */
export function promptView({ row, texts }: Entry, words: Words, isAnswered: boolean): PromptView {
  const shown = snippetOf(row.prompt, words.prompt, SIGHT.prompt)
  if (shown.marks.length > 0 || isAnswered || words.prompt.length === 0) return shown
  const others = [
    ...texts.user.map((text) => ({ role: 'user', text })),
    ...texts.system.map((text) => ({ role: 'system', text })),
    ...texts.other.map((text) => ({ role: 'request', text })),
  ]
  const found = others.find(({ text }) => hasWord(text, words.prompt))
  return found ? { role: found.role, ...snippetOf(found.text, words.prompt, SIGHT.labelled) } : shown
}
