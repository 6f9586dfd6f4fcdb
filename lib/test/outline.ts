import { commonStart } from '#lib/diff/same-ends'
import type { Entry, Row } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'
import { functionOf, parseTestId, type TestName } from '#lib/exchange/test-id'
import type { HashVerdict } from '#lib/formats/recorder/hash'
import type { Difference, RunGroup } from './alike'
import { counted } from './count'
import { groupsOf, membersOf, type Tests } from './members'
import type { OrderedCall, Run } from './order'

/** A recording of a test, as the strip and the head of its calls show it. */
export interface CallOutline
  extends Pick<
      Row,
      'path' | 'testId' | 'model' | 'kind' | 'chunks' | 'bytes' | 'finishReason' | 'usage' | 'reason'
    >,
    Pick<OrderedCall, 'parent' | 'by' | 'depth' | 'label' | 'dropped'> {
  readonly verdict: HashVerdict
  /** The number of tool calls of its answer. */
  readonly tools: number
  readonly problems: number
  /** The number of messages of its request that the call before and its answer hold, from the start. */
  readonly repeated: number
}

/** Runs that are nearly the same as one that is shown, by the field that differs. */
export interface AlikeOutline {
  readonly field: string
  readonly from: string
  /** The values of the others, each once; a few of them. */
  readonly to: readonly string[]
  /** The number of runs, and of their recordings. */
  readonly runs: number
  readonly recordings: number
  /** The runs by their first recordings; only where they were asked for. */
  readonly members: readonly AlikeMember[]
}

/** One of the runs that are nearly the same as another. */
export interface AlikeMember {
  readonly path: string
  readonly testId: string
  /** The last text of the user, from where it differs, and the beginning of the answer. */
  readonly prompt: string
  readonly answer: string
}

/** The calls of one run in their order, and the runs that are nearly the same. */
export interface RunOutline extends Pick<Run, 'isCircular'> {
  readonly calls: readonly CallOutline[]
  readonly alike: readonly AlikeOutline[]
}

/** A test with all its recordings in order. */
export interface TestOutline {
  /** The test id, or its beginning that all variants share. */
  readonly id: string
  readonly name: TestName
  /** The test ids of the function, with the number of recordings of each. */
  readonly variants: readonly { readonly id: string; readonly recordings: number }[]
  readonly recordings: number
  readonly chunks: number
  /** Token counts of all recordings that have any; null when none has. */
  readonly usage: Row['usage']
  readonly finishes: readonly (readonly [name: string, count: number])[]
  readonly verdicts: readonly (readonly [name: HashVerdict, count: number])[]
  /** The number of recordings with a problem. */
  readonly problems: number
  readonly runs: readonly RunOutline[]
  /** The number of all runs, with those that are nearly the same as another. */
  readonly allRuns: number
  /** Files beside these recordings of which nobody knows the test, because they cannot be read: the first paths. */
  readonly unreadable: readonly string[]
  /** The number of these files. */
  readonly unreadableCount: number
}

/** Asks for a test. */
export interface TestAsked {
  /** As `testKey` writes it. */
  readonly key: string
  /** The first recording of a run whose nearly equal runs are listed; empty for none. */
  readonly open: string
}

/** The most runs that are listed below one that they are like. */
const MOST_MEMBERS = 200
const BEGINNING = 240
const MOST_UNREADABLE = 5

/**
 * Describes a test: its recordings in order, and the runs that are nearly the same.
 * @param unreadable the rows of all files of the root that cannot be read as recordings
 * @returns null when there is none
 */
export function testOutline(
  tests: Tests,
  { key, open }: TestAsked,
  unreadable: readonly Pick<Row, 'path' | 'suite'>[],
): TestOutline | null {
  const members = membersOf(tests, key)
  if (members === null) return null
  const found = [...members.byId.values()]
  const all = found.flatMap(({ entries }) => entries)
  const variants = membersOf(tests, functionOf(members.id)) ?? members
  const [first] = all
  const suites = new Set(all.map(({ row }) => row.suite))
  const beside = unreadable.filter(({ suite }) => suites.has(suite))
  return {
    id: members.id,
    name: first && members.byId.has(members.id) ? testNameOf(first) : parseTestId(members.id, ''),
    variants: [...variants.byId].map(([id, { entries }]) => ({ id, recordings: entries.length })),
    recordings: all.length,
    chunks: sum(all, ({ row }) => row.chunks),
    usage: usageOf(all),
    finishes: byCount(all.flatMap(({ row }) => row.finishReason ?? [])),
    verdicts: byCount(all.map(({ row }) => row.hash.verdict)),
    problems: all.filter(({ row }) => row.problems.length > 0).length,
    runs: groupsOf(found).map((group) => runOutline(group, open)),
    allRuns: sum(found, ({ runs }) => runs.length),
    unreadable: beside.slice(0, MOST_UNREADABLE).map(({ path }) => path),
    unreadableCount: beside.length,
  }
}

function runOutline({ run, alike }: RunGroup, open: string): RunOutline {
  const isOpen = run.calls[0]?.entry.row.path === open
  const byField = new Map<string, { run: Run; difference: Difference }[]>()
  for (const one of alike) {
    const { field } = one.difference
    byField.set(field, [...(byField.get(field) ?? []), one])
  }
  return {
    calls: run.calls.map(callOutline),
    isCircular: run.isCircular,
    alike: [...byField].map(([field, runs]) => ({
      field,
      from: runs[0]?.difference.from ?? '',
      to: [...new Set(runs.map(({ difference }) => difference.to))].slice(0, 3),
      runs: runs.length,
      recordings: sum(runs, (one) => one.run.calls.length),
      members: isOpen ? runs.slice(0, MOST_MEMBERS).flatMap((one) => memberOf(one.run, run)) : [],
    })),
  }
}

function memberOf({ calls: [first] }: Run, { calls: [shown] }: Run): AlikeMember[] {
  if (!first) return []
  const { path, testId, prompt } = first.entry.row
  const start = startOfDifference(prompt, shown?.entry.row.prompt ?? '')
  const said = start === 0 ? prompt.slice(0, BEGINNING) : `…${prompt.slice(start, start + BEGINNING)}`
  return [{ path, testId: testId ?? '', prompt: said, answer: answerOf(first.entry).slice(0, BEGINNING) }]
}

/** What a recording answers: the text of its first choice, or what stands in its place. */
function answerOf({ row, texts }: Entry): string {
  return row.answer || row.refusal || row.error || texts.calls.join(' ')
}

/** Where to begin a text so that what is new in it is seen: a few words before it; 0 where it differs early. */
function startOfDifference(text: string, other: string): number {
  const at = commonStart(text, other)
  return at < 60 || at === text.length ? 0 : text.lastIndexOf(' ', at - 12) + 1
}

/** Describes a call among those of its run. */
export function callOutline(call: OrderedCall): CallOutline {
  const { entry, turn, parent, by, depth, label, dropped, repeated } = call
  const { row } = entry
  const { path, testId, model, kind, chunks, bytes, finishReason, usage, reason } = row
  return {
    ...{ path, testId, model, kind, chunks, bytes, finishReason, usage, reason },
    ...{ parent, by, depth, label, dropped },
    verdict: row.hash.verdict,
    tools: entry.tools?.length ?? row.toolCalls.length,
    problems: row.problems.length,
    repeated: sum(turn.counts.slice(0, repeated), (count) => count),
  }
}

function usageOf(entries: readonly Entry[]): Row['usage'] {
  const total: { input: number | null; output: number | null; total: number | null } = {
    input: null,
    output: null,
    total: null,
  }
  let isKnown = false
  for (const { row } of entries) {
    if (row.usage === null) continue
    isKnown = true
    for (const name of COUNTS) {
      const count = row.usage[name]
      if (count !== null) total[name] = (total[name] ?? 0) + count
    }
  }
  return isKnown ? total : null
}

const COUNTS = ['input', 'output', 'total'] as const

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

/** Counts values; the most frequent first. */
function byCount<Value extends string>(values: readonly Value[]): [Value, number][] {
  return [...counted(values)].sort(([, a], [, b]) => b - a)
}
