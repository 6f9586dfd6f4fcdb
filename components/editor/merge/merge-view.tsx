import { FileDiff } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react'
import { ChangedLines } from '#components/sign/changed-lines'
import type { Base } from '#lib/edit/edited-text'
import { parseDocument } from '#lib/json/parse'
import { diffHunks } from '#lib/page/diff-hunks'
import { useKeys } from '../../ui/use-keys'
import type { SavingContext } from '../save/saving-context'
import type { Saving } from '../save/use-saving'
import { MergeAsk } from './merge-ask'
import { MergeBar } from './merge-bar'
import { MergeSide } from './merge-side'
import { TakenList } from './taken-list'
import type { Merging } from './use-merge'
import { useMergeKeys } from './use-merge-keys'
import { type MergeResult, useMergeResult } from './use-merge-result'

interface MergeViewProps {
  readonly context: SavingContext
  /** The file as it is now on disk. */
  readonly theirs: Base
  readonly merging: Merging
  readonly saveKey: string
  readonly saving: Saving
}

/** The merge of the editor's text with the file, which changed on disk: what asks, what was taken, and the result. */
export function MergeView(props: MergeViewProps): ReactNode {
  const { context, theirs, merging, saveKey, saving } = props
  const { view, base, session } = context
  const result = useMergeResult(view.path, session.edited.text, theirs, merging)
  const finish = canFinish(merging, result) ? () => finishMerge(merging, saving) : null
  useMergeKeys(merging, finish)
  useKeys({ Escape: () => leaveMerge(context, saving) })
  const section = useRef<HTMLElement>(null)
  // In the step in which it is drawn: a key pressed right then must not be typed into the editor behind it.
  useLayoutEffect(() => section.current?.focus(), [])
  const texts = { base: base.text, mine: session.edited.text, theirs: theirs.text }
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Merge"
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <MergeBanner {...merging} />
      <div className="flex min-h-0 flex-1 max-[1099px]:flex-col max-[1099px]:overflow-y-auto">
        <div className="min-w-0 flex-1 overflow-y-auto max-[1099px]:overflow-visible">
          {merging.ask && (
            <MergeAsk
              key={merging.ask.key}
              ask={merging.ask}
              {...{ merging, texts }}
              answer={result.markedAnswer ?? ''}
            />
          )}
          <TakenList taken={merging.merge.taken} texts={texts} />
          <RawResult theirs={theirs} result={result} />
        </div>
        <MergeSide {...{ base, theirs, merging, result }} mine={session.check.checked} />
      </div>
      <MergeBar
        {...{ merging, saveKey }}
        isBroken={theirs.document !== null && !result.edited.parsed.ok}
        onFinish={finish}
        onTakeTheirs={saving.takeTheirs}
      />
    </section>
  )
}

/** Goes back to the editor. The choices stay. */
function leaveMerge({ handle }: SavingContext, { close }: Saving): void {
  close()
  // The editor is shown again first.
  requestAnimationFrame(() => handle?.show(handle.place()))
}

function MergeBanner({ merge, open }: Merging): ReactNode {
  const { asks, taken, by } = merge
  const all = asks.length + taken.length
  return (
    <p
      role="alert"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 border-b border-warn-line bg-warn-bg px-4 py-1.5"
    >
      <FileDiff size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-warn" />
      <strong className="font-chosen">The file changed on disk while you edited it.</strong>
      <span className="mr-auto">{bannerWords(all, asks.length)}</span>
      <span className="text-label text-ink-3">
        {by === 'line' ? 'merged by line, because a side is not JSON; ' : 'merged by value; '}
        {open > 0 && 'nothing is chosen beforehand, and '}nothing is saved yet
      </span>
    </p>
  )
}

function bannerWords(all: number, asks: number): string {
  if (all === 0) return 'Both sides have the same values.'
  const taken = all - asks
  const asking = asks === 0 ? '' : asks === 1 ? ' One asks.' : ` ${asks} ask.`
  if (taken === 0) return asking.trim()
  if (all === 1) return 'The change is taken by itself.'
  if (asks === 0) return `All ${all} changes are taken by themselves.`
  return taken === 1
    ? `1 of ${all} changes is taken by itself.${asking}`
    : `${taken} of ${all} changes touch different places and are taken by themselves.${asking}`
}

function RawResult({ theirs, result }: { theirs: Base; result: MergeResult }): ReactNode {
  const { edited, places } = result
  const { hunks, left } = useMemo(() => diffHunks(theirs, edited, places), [theirs, edited, places])
  return (
    <details className="border-b border-line">
      <summary className="cursor-pointer px-4 py-2.5">
        <span className="font-chosen">Raw text of the result</span>{' '}
        <span className="text-label text-ink-3">
          {edited.lines.length} lines, {edited.changedLines} differ from the disk
        </span>
      </summary>
      <ChangedLines hunks={hunks} left={left} />
    </details>
  )
}

/** The result that is shown may be without the last typed characters. */
function finishMerge({ merge, choices }: Merging, saving: Saving): void {
  const text = merge.textOf(choices)
  if (merge.by === 'line' || parseDocument(text).ok) saving.finishMerge(text)
}

function canFinish({ open, merge }: Merging, { edited }: MergeResult): boolean {
  return open === 0 && (merge.by === 'line' || edited.parsed.ok)
}
