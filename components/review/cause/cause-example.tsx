import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import { reviewHref } from '#lib/review/address'
import { onlySide } from '#lib/review/detail/sections'
import { DetailSections } from '../detail/detail-sections'
import { InvalidPanel } from '../detail/invalid-panel'
import { OpenRecording } from '../detail/open-recording'
import type { Looking } from '../detail/text-sides'
import { toggled } from '../use-review-keys'
import type { CauseDetailProps } from './cause-props'

/** One change of a cause: what differs in it, with little around. */
export function CauseExample(
  props: Pick<CauseDetailProps, 'card' | 'answer' | 'address' | 'names' | 'onChoose'>,
): ReactNode {
  const { card, answer, address, names, onChoose } = props
  const { rows, group } = card
  const place = Math.max(
    0,
    rows.findIndex(({ path }) => path === address.at),
  )
  const row = rows[place]
  const step = (by: number) => (): void => {
    const next = rows[(place + by + rows.length) % rows.length]
    if (next) onChoose(next.path)
  }
  const whole = reviewHref({ ...address, folds: toggled(address.folds, group.id) })
  return (
    <div className="border-b border-line">
      <div className="flex min-h-[34px] flex-wrap items-center gap-x-2.5 border-b border-line px-5 py-1">
        <h3 className="font-chosen">Example</h3>
        <span className="text-label text-ink-3">
          {countText(place + 1)} of {countText(rows.length)}
        </span>
        <span className="min-w-0 font-mono text-label text-ink-2 [overflow-wrap:anywhere]">
          {visibleText([row?.label, row?.hash].filter(Boolean).join(' '))}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <a href={whole} className="mr-1.5 text-label underline underline-offset-2">
            all of this change
          </a>
          {row && <OpenRecording path={row.path} status={row.status} address={address} />}
          <IconButton label="The example before" onClick={step(-1)}>
            <ChevronLeft size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
          <IconButton label="The next example" onClick={step(1)}>
            <ChevronRight size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </span>
      </div>
      <Example answer={answer} show={address.show} names={names} whole={whole} />
    </div>
  )
}

interface ExampleProps extends Pick<Looking, 'show' | 'names' | 'whole'> {
  readonly answer: CauseDetailProps['answer']
}

function Example({ answer, show, names, whole }: ExampleProps): ReactNode {
  if (answer === undefined) return <p className="px-5 py-2.5 text-ink-3">Loading the example…</p>
  if (!answer.ok) return <p className="px-5 py-2.5">{answer.message}</p>
  const view = answer.value
  const looking: Looking = { show: onlySide(view) ?? show, names, whole, isShort: true }
  return (
    <>
      <InvalidPanel view={view} names={names} />
      <DetailSections view={view} looking={looking} />
    </>
  )
}
