import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type ChangedPlace, changedPlaces } from '#lib/edit/changed-places'
import type { Checked } from '#lib/edit/checked'
import { type Base, type Edited, editedOf, textToWrite } from '#lib/edit/edited-text'
import { checkText } from '../save/recording-api'
import { markedChoices } from './marks'
import type { Merging } from './use-merge'

/** The result of a merge with the choices made so far. */
export interface MergeResult {
  /** Compared with the file on disk. */
  readonly edited: Edited
  readonly places: readonly ChangedPlace[]
  /** What the server says of it; null until it has answered. */
  readonly checked: Checked | null
  /** The answer, with marks at the places that ask; null until it is known. */
  readonly markedAnswer: string | null
}

/** Makes the result of a merge, and has it checked. A character that is typed by hand is drawn before it. */
export function useMergeResult(
  path: string,
  mine: string,
  theirs: Base,
  { merge, choices: latest }: Merging,
): MergeResult {
  const choices = useDeferredValue(latest)
  const text = useMemo(() => merge.textOf(choices), [merge, choices])
  const edited = useMemo(() => editedOf(theirs, text), [theirs, text])
  const places = useMemo(() => changedPlaces(theirs, edited), [theirs, edited])
  const marked = useMemo(() => {
    const all = markedChoices(merge.asks, choices, [mine, theirs.text])
    return all === null ? text : merge.textOf(all)
  }, [merge, choices, mine, theirs, text])
  const checked = useChecked(path, theirs, text)
  const ofMarked = useChecked(path, theirs, marked)
  return { edited, places, checked, markedAnswer: ofMarked && answerOf(ofMarked) }
}

/** What is read in an answer: the texts and calls of all choices. */
export function answerOf({ messages }: Checked): string {
  return messages
    .flatMap(({ text, reasoning, refusal, toolCalls }) => [
      ...[text, reasoning, refusal],
      ...toolCalls.map((call) => `${call.name}(${call.arguments})`),
    ])
    .filter((text) => text !== '' && text !== '()')
    .join('\n\n')
}

/** Returns the server's check of a text; of the one before until it has answered. */
function useChecked(path: string, theirs: Base, text: string): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null)
  useEffect(() => {
    if (text === theirs.text) {
      setChecked(theirs.checked)
      return
    }
    const stop = new AbortController()
    void checkText(path, textToWrite(theirs, text), stop.signal).then((answer) => {
      if (answer.ok) setChecked(answer.value)
    })
    return () => stop.abort()
  }, [path, theirs, text])
  return checked
}
