import type { ChangeView } from './change-view'
import type { CountChange } from './detail'
import { type DetailSection, section } from './section'

/** The providers' names for the counts that readers look for first. */
const SHORT: Readonly<Record<string, string>> = {
  prompt_tokens: 'input',
  input_tokens: 'input',
  prompt_token_count: 'input',
  prompt_eval_count: 'input',
  completion_tokens: 'output',
  output_tokens: 'output',
  candidates_token_count: 'output',
  eval_count: 'output',
  total_tokens: 'total',
  total_token_count: 'total',
}

/** Token counts and finish reasons, before and after; nothing if no side has any. */
export function usageSection(view: ChangeView): DetailSection[] {
  const counts = [...view.usage, ...finishes(view)]
  if (counts.length === 0) return []
  const changed = counts.filter(({ before, after }) => before !== after)
  const isAlone = view.status === 'added' || view.status === 'removed'
  const isSame = changed.length === 0
  const shown = (isAlone ? counts : changed).filter(({ name }) => SHORT[name] || name.startsWith('finish'))
  const figures = shown
    .slice(0, 4)
    .map((count) => ({ name: SHORT[count.name] ?? count.name, text: sidesText(count) }))
  return [
    section({
      ...{ key: 'usage', title: isSame ? 'Usage, finish' : 'Usage', lane: isSame ? null : 'usage' },
      ...{ about: isSame ? 'the same' : '', isSame, figures: isSame ? [] : figures },
      isOpen: !isSame && shown.length === 0,
      blocks: [{ kind: 'counts', counts }],
    }),
  ]
}

function finishes({ messages }: ChangeView): CountChange[] {
  return messages.flatMap(({ index, finishReason }) => {
    if (finishReason === null) return []
    const name = messages.length > 1 ? `finish ${index}` : 'finish'
    const before = finishReason.isSame ? finishReason.text : finishReason.before
    const after = finishReason.isSame ? finishReason.text : finishReason.after
    return [{ name, before: before?.text ?? null, after: after?.text ?? null }]
  })
}

function sidesText({ before, after }: CountChange): string {
  if (before === null || after === null) return String(before ?? after ?? '')
  return before === after ? String(after) : `${before} → ${after}`
}

/** Writes the count of one side. */
export function countCell(count: number | string | null): string {
  return count === null ? 'none' : String(count)
}
