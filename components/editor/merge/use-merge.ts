import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Base, Edited } from '#lib/edit/edited-text'
import type { Ask, Merge, MergeChoice, MergeChoices } from '#lib/edit/merge/merge'
import { mergeTexts } from '#lib/edit/merge/merge-texts'
import { parseDocument } from '#lib/json/parse'

/** A choice, and the text that it chose: when theirs changes once more at that place, it is open again. */
interface KeptChoice {
  readonly choice: MergeChoice
  readonly text: string | null
}

type KeptChoices = ReadonlyMap<string, KeptChoice>

/** One step of choosing: all choices then, and the place where a text is being written by hand. */
interface Step {
  readonly kept: KeptChoices
  readonly written: string | null
}

/** A merge with the choices that were made so far. */
export interface Merging {
  readonly merge: Merge
  readonly choices: MergeChoices
  /** The number of places without a choice. */
  readonly open: number
  /** The place that is shown. */
  readonly ask: Ask | null
  /** What was written by hand there, also if it cannot be used; null if nothing was. */
  readonly written: string | null
  readonly showNext: (direction: 1 | -1) => void
  /** A text by hand takes the place of the one written there before: they are one choice. */
  readonly choose: (choice: MergeChoice) => void
  /** Takes the last choice back. */
  readonly undo: () => void
}

/**
 * Merges the editor's text with the file on disk. Choices stay while the file changes further, as long as the text that
 * they chose does.
 * @param theirs the file as it is now; null while there is nothing to merge
 */
export function useMerge(base: Base, edited: Edited, theirs: Base | null): Merging | null {
  const [history, setHistory] = useState<readonly Step[]>([])
  const [at, setAt] = useState<string | null>(null)
  const merge = useMemo(() => {
    return theirs && mergeTexts({ base, mine: { text: edited.text, document: edited.document }, theirs })
  }, [base, edited.text, edited.document, theirs])
  // Another base has other places.
  useEffect(() => setHistory([]), [base])
  const kept = history.at(-1)?.kept
  const choices = useMemo(() => choicesOf(merge?.asks ?? [], kept), [merge, kept])
  const undo = useCallback(() => setHistory((all) => all.slice(0, -1)), [])
  if (merge === null) return null
  const isOpen = ({ key }: Ask): boolean => !choices.has(key)
  const { asks } = merge
  const ask = asks.find(({ key }) => key === at) ?? asks.find(isOpen) ?? asks[0] ?? null
  const showNext = (direction: 1 | -1): void => setAt(nextOf(asks, ask, isOpen, direction))
  const choose = (choice: MergeChoice): void => {
    if (ask === null) return
    setHistory((all) => withChoice(all, ask, choice))
    setAt(ask.key)
  }
  const made = ask && kept?.get(ask.key)?.choice
  const written = typeof made === 'object' && made !== null ? made.hand : null
  return { merge, choices, open: asks.filter(isOpen).length, ask, written, showNext, choose, undo }
}

function withChoice(history: readonly Step[], { key, sides }: Ask, choice: MergeChoice): Step[] {
  const isByHand = typeof choice !== 'string'
  const last = history.at(-1)
  const text = isByHand ? choice.hand : sides[choice].text
  const step = { kept: new Map(last?.kept).set(key, { choice, text }), written: isByHand ? key : null }
  return [...(isByHand && last?.written === key ? history.slice(0, -1) : history), step]
}

/** Whether a text that was written by hand can stand at a place. Nothing takes out what is there. */
export function isUsable({ kind }: Ask, hand: string): boolean {
  return kind !== 'value' || hand.trim() === '' || parseDocument(hand).ok
}

function choicesOf(asks: readonly Ask[], kept: KeptChoices | undefined): MergeChoices {
  const choices = new Map<string, MergeChoice>()
  for (const ask of asks) {
    const made = kept?.get(ask.key)
    if (made === undefined) continue
    const { choice, text } = made
    const holds = typeof choice === 'string' ? ask.sides[choice].text === text : isUsable(ask, choice.hand)
    if (holds) choices.set(ask.key, choice)
  }
  return choices
}

/** The next place that asks, going round at the ends; when none is open any more, the next one at all. */
function nextOf(
  asks: readonly Ask[],
  shown: Ask | null,
  isOpen: (ask: Ask) => boolean,
  direction: 1 | -1,
): string | null {
  const from = shown === null ? -1 : asks.indexOf(shown)
  const round = asks.map((_, index) => asks[(from + direction * (index + 1) + asks.length * 2) % asks.length])
  const others = round.filter((ask) => ask !== undefined)
  return (others.find(isOpen) ?? others[0] ?? null)?.key ?? null
}
