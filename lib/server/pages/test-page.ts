import 'server-only'
import type { Building } from '#lib/list/list-view'
import { type OpenedCall, type ShownRun, type TestCallView, testCallViews } from '#lib/page/view-test'
import type { RunOutline, TestOutline } from '#lib/test/outline'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { openAt } from './recording-page'

/** The most calls that a page opens. */
const MOST_CALLS = 40

/** A test as its page shows it. */
export interface TestView {
  readonly outline: Omit<TestOutline, 'runs'>
  readonly runs: readonly ShownRun[]
  readonly calls: readonly TestCallView[]
  /** The place of the page's first call among all that are not folded, from 0, and the number of these. */
  readonly from: number
  readonly total: number
  readonly step: number
}

export type TestPage =
  | { readonly ok: true; readonly view: TestView; readonly building: Building | null }
  | { readonly ok: false; readonly building: Building | null; readonly message: string }

/**
 * Makes the page of a test: its recordings in order, those that are not folded opened.
 * @param key as `testKey` writes it
 * @param search `from`: the first call that is opened; `open`: the run whose nearly equal runs are listed
 */
export async function testPage(key: string, search: URLSearchParams): Promise<TestPage> {
  const { root } = settings()
  if (!root.ok) return { ok: false, building: null, message: root.message }
  const outline = await ask(root.root, 'test', { key, open: search.get('open') ?? '' })
  const { building } = await ask(root.root, 'state', null)
  if (outline === null) return { ok: false, building, message: 'No recording of this root is of this test.' }
  const total = outline.runs.reduce((sum, { calls }) => sum + calls.length, 0)
  const asked = /^\d{1,9}$/.test(search.get('from') ?? '') ? Number(search.get('from')) : 0
  const from = asked < total ? asked : 0
  const { runs: all, ...about } = outline
  const { runs, calls } = opened(all, from)
  return { ok: true, view: { outline: about, runs, calls, from, total, step: MOST_CALLS }, building }
}

function opened(all: readonly RunOutline[], from: number): Pick<TestView, 'runs' | 'calls'> {
  const runs: ShownRun[] = []
  const calls: TestCallView[] = []
  let place = 0
  for (const [index, run] of all.entries()) {
    const start = Math.max(0, from - place)
    const end = Math.min(run.calls.length, from + MOST_CALLS - place)
    place += run.calls.length
    if (end <= start) continue
    const shown = run.calls.slice(start, end).map((outline): OpenedCall => {
      const parent = outline.parent === null || outline.parent < start ? null : outline.parent - start
      return { outline: { ...outline, parent }, view: viewAt(outline.path) }
    })
    runs.push({ ...run, number: index + 1, first: calls.length, shown: shown.length })
    calls.push(...testCallViews(shown))
  }
  return { runs, calls }
}

function viewAt(path: string): OpenedCall['view'] {
  const opened = openAt(path, { tab: 'message', chunk: null, rows: 1, q: '' })
  if (opened.kind === 'recording') return opened.view
  return opened.kind === 'failed' ? opened.message : opened.problem.message
}
