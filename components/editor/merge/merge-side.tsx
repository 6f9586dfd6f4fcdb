import { type ReactNode, useMemo } from 'react'
import { Verdict } from '#components/sign/verdict'
import type { Checked } from '#lib/edit/checked'
import { chunkChanges, chunksText } from '#lib/edit/chunk-changes'
import type { Base } from '#lib/edit/edited-text'
import { visibleText } from '#lib/page/visible'
import { LaneSquare } from '../session/lane-square'
import { SideColumn } from '../session/side-column'
import { type AnswerRun, answerRuns } from './marks'
import type { Merging } from './use-merge'
import { answerOf, type MergeResult } from './use-merge-result'

interface MergeSideProps {
  readonly base: Base
  readonly theirs: Base
  readonly mine: Checked
  readonly merging: Merging
  readonly result: MergeResult
}

/** What the merge does: the answer after it, the chunks, the hash and the problems. */
export function MergeSide({ base, theirs, mine, merging, result }: MergeSideProps): ReactNode {
  const { checked, markedAnswer } = result
  const runs = useMemo(() => {
    if (markedAnswer === null) return null
    return answerRuns(markedAnswer, { base: answerOf(base.checked), mine: answerOf(mine) })
  }, [markedAnswer, base, mine])
  return (
    <SideColumn summary={doesWords(merging)}>
      <section aria-label="Answer after the merge" className="border-b border-line px-4 py-3">
        <div className="mb-1.5 flex items-center gap-2">
          <LaneSquare lane="text" letter="T" />
          <h2 className="text-ui font-chosen">Answer after the merge</h2>
        </div>
        <p className="text-message break-words whitespace-pre-wrap">
          {!runs?.length && (
            <span className="text-ink-2">{runs === null ? 'Not known yet.' : 'No text and no calls.'}</span>
          )}
          {runs?.map((run, index) => (
            <RunText key={index} run={run} />
          ))}
        </p>
        <p className="mt-2 flex gap-4 text-label text-ink-2">
          <span className="border-b-[1.5px] border-ink-1">mine</span>
          <span className="border-b-[1.5px] border-dotted border-ink-1">theirs</span>
          {merging.open > 0 && <span className="border border-dashed border-warn px-1 text-warn">asks</span>}
        </p>
      </section>
      <section aria-label="What this does" className="border-b border-line px-4 py-3">
        <h2 className="mb-1 text-ui font-chosen">What this does</h2>
        <p className="text-ink-2">{doesWords(merging)} What you did not touch is as on disk.</p>
        <p className="mt-1 text-label text-ink-3">{diskWords(theirs, result)}</p>
        {!merging.merge.isLayoutKept && (
          <p className="mt-1 text-label text-warn">
            Your changes of white space, or of the order of keys, are not in: their layout stays.
          </p>
        )}
      </section>
      <section aria-label="Request hash" className="border-b border-line px-4 py-3">
        <div className="flex items-center justify-between">
          <h2 className="text-ui font-chosen">Request hash</h2>
          {checked?.hash && <Verdict verdict={checked.hash.verdict} />}
        </div>
        <p className="mt-1 text-label text-ink-2">
          {merging.open > 0 && 'As it stands now: '}
          {hashWords([base.checked, mine, theirs.checked], checked)}
        </p>
      </section>
      <section aria-label="Problems" className="flex flex-wrap items-center justify-between px-4 py-3">
        <h2 className="text-ui font-chosen">Problems</h2>
        <span className="text-label text-ink-3">
          {checked === null ? '…' : checked.problems.length || 'none'}
        </span>
        <ProblemNames checked={checked} />
      </section>
    </SideColumn>
  )
}

const MOST_NAMED = 20

function ProblemNames({ checked }: { checked: Checked | null }): ReactNode {
  const problems = checked?.problems ?? []
  return (
    <ul className="w-full text-label text-ink-2 [overflow-wrap:anywhere]">
      {problems.slice(0, MOST_NAMED).map(({ code, message, line, column }, index) => (
        <li key={index} className="mt-1">
          <span className="font-mono">{code}</span> {message}{' '}
          <span className="font-mono text-ink-3">
            {line}:{column}
          </span>
        </li>
      ))}
      {problems.length > MOST_NAMED && <li>and {problems.length - MOST_NAMED} more</li>}
    </ul>
  )
}

const RUNS = {
  same: '',
  mine: 'border-b-[1.5px] border-ink-1',
  theirs: 'border-b-[1.5px] border-dotted border-ink-1',
  ask: 'border-b-[1.5px] border-ink-1',
} as const

function RunText({ run }: { run: AnswerRun }): ReactNode {
  if (run.kind === 'same') return visibleText(run.text)
  if (run.kind === 'ask' && run.text === '') {
    return (
      <span className="rounded-chip border border-dashed border-warn bg-warn-bg px-1 text-warn">
        which word?
      </span>
    )
  }
  return <span className={RUNS[run.kind]}>{visibleText(run.text)}</span>
}

function doesWords({ merge, open }: Merging): string {
  const mine = merge.taken.filter(({ from }) => from !== 'theirs').length
  const all = mine + merge.asks.length
  if (all === 0) return 'None of your changes is left.'
  const yours = all === 1 ? 'Your change' : `${open === 0 ? 'All' : open} of your ${all} changes`
  const are = all === 1 || open === 1 ? 'is' : 'are'
  return `${yours} ${are} ${open === 0 ? 'decided' : 'still to be chosen'}.`
}

function diskWords(theirs: Base, { edited }: MergeResult): string {
  const changes = theirs.document && edited.document && chunkChanges(theirs.document, edited.document)
  if (changes) return `Against the disk: ${chunksText(changes)}.`
  const differ = edited.changedLines === 1 ? '1 line differs' : `${edited.changedLines} lines differ`
  return `Against the disk: ${differ}; the others stay byte for byte.`
}

function hashWords(sides: readonly Checked[], after: Checked | null): string {
  const hashes = new Set(sides.map(({ hash }) => hash?.computed ?? null))
  if (after === null) return 'Not known yet.'
  if (hashes.size === 1 && hashes.has(after.hash?.computed ?? null))
    return 'Not affected: no side touched the request.'
  if (after.hash === null) return 'The result is not a recording, so there is no request to hash.'
  return after.hash.verdict === 'match'
    ? 'The request changes. Replay finds this file.'
    : 'The request changes: replay will not find this file under its name.'
}
