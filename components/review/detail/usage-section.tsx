import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import { visibleText } from '#lib/page/visible'
import type { ChangeView } from '#lib/review/detail/change-view'
import type { CountChange } from '#lib/review/detail/detail'
import { Section } from './section'
import type { Looking } from './text-sides'

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

/** Token counts and finish reasons, before and after. */
export function UsageSection({ view, looking }: { view: ChangeView; looking: Looking }): ReactNode {
  const counts = [...view.usage, ...finishes(view)]
  if (counts.length === 0) return null
  const changed = counts.filter(({ before, after }) => before !== after)
  const isAlone = view.status === 'added' || view.status === 'removed'
  const isSame = changed.length === 0
  const shown = (isAlone ? counts : changed).filter(({ name }) => SHORT[name] || name.startsWith('finish'))
  return (
    <Section
      title={isSame ? 'Usage, finish' : 'Usage'}
      icon={isSame ? undefined : <LaneSquare lane="usage" />}
      about={isSame ? 'the same' : undefined}
      right={
        isSame ? undefined : (
          <span className="flex gap-5">
            {shown.slice(0, 4).map((count) => (
              <span key={count.name}>
                {SHORT[count.name] ?? count.name}{' '}
                <span className="ml-1 font-mono text-ink-1">{sidesText(count)}</span>
              </span>
            ))}
          </span>
        )
      }
      isOpen={!isSame && shown.length === 0}
    >
      <table className="text-label">
        <thead>
          <tr className="text-ink-3">
            <th className="py-1 pr-6 pl-5 text-left font-[400]">count</th>
            <th className="px-3 py-1 text-right font-[400]">{looking.names.before}</th>
            <th className="px-3 py-1 text-right font-[400]">{looking.names.after}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ name, before, after }) => (
            <tr key={name} className={before === after ? 'text-ink-3' : ''}>
              <th className="py-0.5 pr-6 pl-5 text-left font-mono font-[400]">{visibleText(name)}</th>
              <td className="px-3 py-0.5 text-right font-mono">{countText(before)}</td>
              <td className="px-3 py-0.5 text-right font-mono">{countText(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function countText(count: number | string | null): string {
  return count === null ? 'none' : visibleText(String(count))
}

function finishes({ messages }: ChangeView): CountChange[] {
  return messages.flatMap(({ index, finishReason }) => {
    if (finishReason === null) return []
    const name = messages.length > 1 ? `finish ${index}` : 'finish'
    const before = finishReason.isSame ? finishReason.text : finishReason.before
    const after = finishReason.isSame ? finishReason.text : finishReason.after
    return [{ name, before: before && visibleText(before.text), after: after && visibleText(after.text) }]
  })
}

function sidesText({ before, after }: CountChange): string {
  if (before === null || after === null) return visibleText(String(before ?? after ?? ''))
  return visibleText(before === after ? String(after) : `${before} → ${after}`)
}
