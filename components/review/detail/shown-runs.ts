import { visiblePieces } from '#lib/page/visible'
import type { ChangeView } from '#lib/review/detail/change-view'
import type { ShownField, SidesText } from '#lib/review/detail/shown'
import { type DiffRun, wordDiff } from '../../ui/word-diff'

type Compared = (SidesText & { readonly isSame: false }) | ShownField

const kept = new WeakMap<object, readonly DiffRun[]>()

/** Finds the words that differ between two texts. The result is kept, so they are compared once. */
export function runsOf(text: Compared): readonly DiffRun[] {
  const known = kept.get(text)
  if (known) return known
  const runs = wordDiff(visible(text.before?.text ?? ''), visible(text.after?.text ?? ''))
  kept.set(text, runs)
  return runs
}

/**
 * Writes a recorded text with signs, such as `⟨RLO⟩`, for invisible characters and those that reverse the reading
 * order.
 */
export function visible(text: string): string {
  return visiblePieces(text)
    .map(({ text: piece, sign }) => (sign === null ? piece : `⟨${sign}⟩`))
    .join('')
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
