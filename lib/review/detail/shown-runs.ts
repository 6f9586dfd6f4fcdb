import { type DiffRun, wordDiff } from '#lib/diff/word-diff'
import { visibleText } from '#lib/page/visible'
import type { ChangeView } from './change-view'
import type { ShownField, SidesText } from './shown'

export type Compared = (SidesText & { readonly isSame: false }) | ShownField

const kept = new WeakMap<object, readonly DiffRun[]>()

/** Finds the words that differ between two texts. The result is kept, so they are compared once. */
export function runsOf(text: Compared): readonly DiffRun[] {
  const known = kept.get(text)
  if (known) return known
  const runs = wordDiff(visibleText(text.before?.text ?? ''), visibleText(text.after?.text ?? ''))
  kept.set(text, runs)
  return runs
}

/** Compares the texts of a change ahead of time, before it is shown. */
export function warmRuns({ messages, request, value, failure }: ChangeView): void {
  const texts = messages.flatMap(({ text, reasoning, refusal, calls }) => [
    ...[text, reasoning, refusal],
    ...calls.flatMap((call) => [call.name, call.arguments]),
  ])
  for (const text of [...texts, failure]) if (text && !text.isSame) runsOf(text)
  for (const field of [...request.fields, ...(value?.fields ?? [])]) runsOf(field)
}
