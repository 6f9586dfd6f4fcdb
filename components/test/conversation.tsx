'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { stepsOf, stretchAt } from '#lib/page/test-steps'
import type { ShownRun, TestCallView } from '#lib/page/view-test'
import { evidenceOf } from '#lib/test/evidence'
import type { CallOutline } from '#lib/test/outline'
import { OrderStrip } from '../recording/around/order-strip'
import { orderWords } from '../recording/around/order-words'
import { createCursor } from '../recording/timeline/cursor'
import { usePlayer } from '../recording/timeline/use-player'
import { useKeys } from '../ui/use-keys'
import { AlikeRuns } from './alike-runs'
import { CallBlock, callAnchor } from './call-block'
import { RunScrubber } from './run-scrubber'
import { StepsProvider } from './test-steps-context'

/** What grows with the test. */
export interface ConversationContent {
  readonly runs: readonly ShownRun[]
  readonly calls: readonly TestCallView[]
}

interface ConversationProps {
  /** JSON of a `ConversationContent`: React writes a text as it is. */
  readonly content: string
  readonly allRuns: number
  readonly back: string
  /** The query string that keeps where the reader came from. */
  readonly search: string
  /** The address of the variants; null if there is only one. */
  readonly variants: string | null
  /** The address of the page without what is opened in it, to which `&open=…` can be added. */
  readonly here: string
  readonly open: string
  /** Above and below the calls: what the page leaves out. */
  readonly before: ReactNode
  readonly after: ReactNode
}

/** All calls of a test as one conversation, with one scrubber. */
export function Conversation(props: ConversationProps): ReactNode {
  const { allRuns, back, variants, here, open } = props
  const { runs, calls } = useMemo((): ConversationContent => JSON.parse(props.content), [props.content])
  const runOf = useMemo(() => runs.flatMap(({ number, shown }) => Array(shown).fill(number)), [runs])
  const steps = useMemo(() => stepsOf(calls, runOf), [calls, runOf])
  const cursor = useMemo(() => createCursor(steps.count, { chunk: null, window: null }), [steps])
  const shared = useMemo(() => ({ steps, cursor, search: props.search }), [steps, cursor, props.search])
  const player = usePlayer(cursor)
  const [chosen, setChosen] = useState(0)
  const pane = useRef<HTMLDivElement>(null)
  const router = useRouter()
  useFollowing(cursor, steps, chosen, setChosen)
  const choose = (call: number): void => {
    const next = Math.max(0, Math.min(calls.length - 1, call))
    setChosen(next)
    const stretch = steps.stretches[steps.stretchOf[next] ?? 0]
    if (cursor.get().chunk !== null && stretch) cursor.set({ chunk: stretch.start, isPlaying: false })
    document.getElementById(callAnchor(next))?.scrollIntoView({ block: 'nearest' })
  }
  const openChosen = (): void => {
    const call = calls[chosen]
    if (!call) return
    const step = cursor.get().chunk
    const start = steps.stretches[steps.stretchOf[chosen] ?? 0]?.start ?? 0
    const chunk = step === null ? -1 : step - start
    const at = new URLSearchParams(props.search)
    if (chunk >= 0 && chunk < call.chunks) at.set('chunk', String(chunk))
    const search = at.toString()
    router.push(recordingHref(call.outline.path, search === '' ? '' : `?${search}`))
  }
  useKeys({
    '[': () => choose(chosen - 1),
    ']': () => choose(chosen + 1),
    ArrowLeft: () => player.step(-1),
    ArrowRight: () => player.step(1),
    Home: player.first,
    End: player.last,
    ' ': player.toggle,
    Enter: openChosen,
    x: () => toggleFolds(pane.current),
    v: () => variants !== null && router.push(variants),
    Escape: () => {
      if (cursor.get().chunk !== null) cursor.set({ chunk: null, isPlaying: false })
      else router.push(back)
    },
  })
  return (
    <StepsProvider value={shared}>
      <div className="flex min-h-0 flex-1 flex-col short:min-h-[calc(100dvh-44px)]">
        <div
          ref={pane}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          data-reading
          className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        >
          {props.before}
          {runs.map((run) => (
            <section key={run.number} aria-label={`Run ${run.number}`}>
              <RunHead
                run={run}
                search={props.search}
                allRuns={allRuns}
                chosen={calls[chosen]?.outline.path ?? ''}
              />
              {levelsOf(calls, run).map((level) => (
                <div
                  key={level[0]}
                  className={
                    level.length > 1
                      ? 'grid grid-cols-[repeat(auto-fit,minmax(min(360px,100%),1fr))] gap-px bg-line-2'
                      : ''
                  }
                >
                  {level.map((call) => {
                    const view = calls[call]
                    const before = view && callBefore(run, view.outline.path)
                    return (
                      view && (
                        <CallBlock
                          key={view.outline.path}
                          view={view}
                          call={call}
                          run={run.number}
                          before={before?.label ?? ''}
                          pathBefore={before?.path ?? ''}
                          isChosen={call === chosen}
                          isBeside={level.length > 1}
                          onChoose={setChosen}
                        />
                      )
                    )
                  })}
                </div>
              ))}
              <AlikeRuns run={run} search={props.search} here={here} isOpen={run.calls[0]?.path === open} />
            </section>
          ))}
          {props.after}
        </div>
        <RunScrubber calls={calls} player={player} chosen={chosen} />
      </div>
    </StepsProvider>
  )
}

/** The chosen call follows the playhead into another stretch. */
function useFollowing(
  cursor: ReturnType<typeof createCursor>,
  steps: ReturnType<typeof stepsOf>,
  chosen: number,
  choose: (call: number) => void,
): void {
  useEffect(
    () =>
      cursor.subscribe(() => {
        const { chunk } = cursor.get()
        const stretch = chunk === null ? undefined : stretchAt(steps, chunk)
        const [first] = stretch?.calls ?? []
        if (first !== undefined && !stretch?.calls.includes(chosen)) choose(first)
      }),
    [cursor, steps, chosen, choose],
  )
}

/** The call that another of its run goes on from, which may be on an earlier page. */
function callBefore({ calls }: ShownRun, path: string): CallOutline | undefined {
  return calls[calls.find((call) => call.path === path)?.parent ?? -1]
}

/** The calls of a run by depth, as places among those of the page. */
function levelsOf(calls: readonly TestCallView[], { first, shown }: ShownRun): number[][] {
  const levels = new Map<number, number[]>()
  for (let call = first; call < first + shown; call++) {
    const depth = calls[call]?.outline.depth ?? 0
    levels.set(depth, [...(levels.get(depth) ?? []), call])
  }
  return [...levels.values()]
}

/** Opens all folds of repeated messages; when all are open, closes them. */
function toggleFolds(pane: HTMLElement | null): void {
  const folds = [...(pane?.querySelectorAll<HTMLDetailsElement>('details[data-repeats]') ?? [])]
  const isOpen = folds.some((fold) => !fold.open)
  for (const fold of folds) fold.open = isOpen
}

interface RunHeadProps {
  readonly run: ShownRun
  readonly allRuns: number
  readonly chosen: string
  readonly search: string
}

function RunHead({ run, allRuns, chosen, search }: RunHeadProps): ReactNode {
  const words = orderWords(evidenceOf(run.calls), run)
  if (allRuns === 1 && run.calls.length === 1) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line px-4 py-2">
      <div className="flex min-w-0 max-w-full items-center gap-4">
        {allRuns > 1 && <h2 className="shrink-0 font-chosen">Run {run.number}</h2>}
        <OrderStrip
          calls={run.calls.slice(0, MOST_BOXES)}
          chosen={chosen}
          search={search}
          after={run.calls.length - MOST_BOXES}
        />
      </div>
      <div className="text-label text-ink-3">
        {words.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  )
}

/** The most calls that the strip of a run shows. */
const MOST_BOXES = 40
