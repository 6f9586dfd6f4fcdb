import { diffWordsWithSpace } from 'diff'
import type { Ask, MergeChoice, MergeChoices } from '#lib/edit/merge/merge'
import { parseDocument } from '#lib/json/parse'

/*
 * Where a place that asks is in the assembled answer cannot be told from its pointer. So the answer is assembled once
 * more, from a text in which each such string stands between marks: characters that are for private use and that
 * recordings do not contain.
 */

const START = '\ue000'
const END = '\ue001'
const MARKED = /\ue000(\d+)\ue000([^\ue001]*)\ue001/g

/** Returns choices that put marks around each string that asks; null when a text has such characters itself. */
export function markedChoices(
  asks: readonly Ask[],
  choices: MergeChoices,
  texts: readonly string[],
): MergeChoices | null {
  if (texts.some((text) => /[\ue000\ue001]/.test(text) || /\\u[eE]00[01]/.test(text))) return null
  const marked = new Map<string, MergeChoice>(choices)
  for (const [index, ask] of asks.entries()) {
    const choice = choices.get(ask.key)
    const isText = (['base', 'mine', 'theirs'] as const).every(
      (side) => stringIn(ask.sides[side].text) !== null,
    )
    const text = choice === undefined ? '' : stringIn(textOf(ask, choice))
    if (isText && text !== null)
      marked.set(ask.key, { hand: JSON.stringify(`${START}${index}${START}${text}${END}`) })
  }
  return marked
}

function textOf({ sides }: Ask, choice: MergeChoice): string | null {
  return typeof choice === 'string' ? sides[choice].text : choice.hand
}

/** Reads a text that is one JSON string; null when it is anything else. */
export function stringIn(text: string | null): string | null {
  if (text === null || !text.startsWith('"') || !parseDocument(text).ok) return null
  const value: unknown = JSON.parse(text)
  return typeof value === 'string' ? value : null
}

/** A run of the answer after the merge: whose it is, or the index of the place that asks. */
export interface AnswerRun {
  readonly kind: 'same' | 'mine' | 'theirs' | 'ask'
  readonly text: string
  /** For `ask`: the index of the place. Without a choice its text is empty. */
  readonly ask: number | null
}

/** The answers of two sides; what is new in neither is theirs. */
interface Answers {
  readonly base: string
  readonly mine: string
}

/** Splits a marked answer into runs. */
export function answerRuns(marked: string, answers: Answers): AnswerRun[] {
  const runs: AnswerRun[] = []
  const plain = marked.replace(MARKED, '$2')
  const owners = ownersOf(plain, answers)
  let position = 0
  const add = (text: string): void => {
    for (let index = 0; index < text.length; index++) {
      const kind = owners[position++] ?? 'same'
      const last = runs.at(-1)
      const character = text.charAt(index)
      if (last?.kind === kind) runs[runs.length - 1] = { ...last, text: last.text + character }
      else runs.push({ kind, text: character, ask: null })
    }
  }
  let from = 0
  for (const match of marked.matchAll(MARKED)) {
    add(marked.slice(from, match.index))
    from = match.index + match[0].length
    const text = match[2] ?? ''
    position += text.length
    runs.push({ kind: 'ask', text, ask: Number(match[1]) })
  }
  add(marked.slice(from))
  return runs
}

/** Says for each character whose change it is. What both did alike counts as mine. */
function ownersOf(text: string, { base, mine }: Answers): ('same' | 'mine' | 'theirs')[] {
  const isNew = addedIn(base, text)
  const isNotMine = addedIn(mine, text)
  return [...isNew].map((added, index) => {
    if (added === 0) return 'same'
    return isNotMine[index] === 1 ? 'theirs' : 'mine'
  })
}

/** Texts that differ in more words are marked as wholly new. */
const MAX_EDITS = 1_500

/** Marks each character that a text has and the one before has not. */
function addedIn(before: string, after: string): Uint8Array {
  const added = new Uint8Array(after.length)
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS })
  if (parts === undefined) return added.fill(1)
  let position = 0
  for (const part of parts) {
    if (part.removed) continue
    if (part.added) added.fill(1, position, position + part.value.length)
    position += part.value.length
  }
  return added
}

/** What stands before and after a place that asks in a marked answer; null when it is not in the answer. */
export function aroundAsk(
  marked: string,
  index: number,
  most: number,
): { before: string; after: string } | null {
  const mark = `${START}${index}${START}`
  const start = marked.indexOf(mark)
  if (start === -1) return null
  const end = marked.indexOf(END, start) + 1
  const plain = (text: string): string => text.replace(MARKED, '$2')
  const before = plain(marked.slice(0, start))
  const after = plain(marked.slice(end))
  return {
    before: before.length > most ? `…${before.slice(-most)}` : before,
    after: after.length > most ? `${after.slice(0, most)}…` : after,
  }
}
