import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readText } from '#lib/disk/read'
import { readRecording } from '#lib/entry/read-recording'
import { countedText } from '#lib/figures/text'
import { Memo } from '#lib/index/memo'
import type { Building } from '#lib/list/list-view'
import { DEFAULT_SORT } from '#lib/list/sort'
import { type OpenedCall, type ShownRun, type TestCallView, testCallViews } from '#lib/page/view-test'
import type { Version } from '#lib/review/change'
import { changeOf } from '#lib/review/changes'
import { type ChangeView, changeView, FIRST_ROOM } from '#lib/review/detail/change-view'
import { detailOf } from '#lib/review/detail/detail'
import { testKey } from '#lib/test/members'
import type { RunOutline, TestOutline } from '#lib/test/outline'
import type { VariantTable } from '#lib/test/variants'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { openRead } from './recording-page'

/** The most calls that a page opens. */
const MOST_CALLS = 60
/** The most bytes of their files, which bounds the time of a page with large recordings. */
const MOST_BYTES = 24 * 2 ** 20

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

/** A page of a test, or why there is none. Set while files are being read: more recordings may come. */
type PageOf<View> =
  | { readonly ok: true; readonly view: View; readonly building: Building | null }
  | { readonly ok: false; readonly building: Building | null; readonly message: string }

export type TestPage = PageOf<TestView>

/**
 * Makes the page of a test: its recordings in order, those that are not folded opened.
 * @param key as `testKey` writes it
 * @param search `from`: the first call that is opened; `open`: the run whose nearly equal runs are listed
 */
export async function testPage(key: string, search: URLSearchParams): Promise<TestPage> {
  const { root } = settings()
  if (!root.ok) return { ok: false, building: null, message: root.message }
  const [outline, { building }] = await Promise.all([
    ask(root.root, 'test', { key, open: search.get('open') ?? '' }),
    ask(root.root, 'state', null),
  ])
  if (outline === null) return { ok: false, building, message: await whyNot(root.root) }
  const total = outline.runs.reduce((sum, { calls }) => sum + calls.length, 0)
  const asked = /^\d{1,9}$/.test(search.get('from') ?? '') ? Number(search.get('from')) : 0
  const from = asked < total ? asked : 0
  const { runs: all, ...about } = outline
  const { runs, calls } = await opened(root.root, all, from)
  return { ok: true, view: { outline: about, runs, calls, from, total, step: MOST_CALLS }, building }
}

/** Opens the calls of a page one by one; other requests are answered in between. */
async function opened(
  root: string,
  all: readonly RunOutline[],
  from: number,
): Promise<Pick<TestView, 'runs' | 'calls'>> {
  const runs: ShownRun[] = []
  const calls: TestCallView[] = []
  let place = 0
  let bytes = 0
  for (const [index, run] of all.entries()) {
    const start = Math.max(0, from - place)
    place += run.calls.length
    const shown: OpenedCall[] = []
    for (const outline of run.calls.slice(start)) {
      const count = calls.length + shown.length
      bytes += outline.bytes
      if (count >= MOST_CALLS || (count > 0 && bytes > MOST_BYTES)) break
      const parent = outline.parent === null || outline.parent < start ? null : outline.parent - start
      shown.push({ outline: { ...outline, parent }, view: viewAt(root, outline.path) })
      await turn()
    }
    if (shown.length === 0) continue
    runs.push({ ...run, number: index + 1, first: calls.length, shown: shown.length })
    calls.push(...testCallViews(shown))
    if (start + shown.length < run.calls.length) break
  }
  return { runs, calls }
}

/** Views by the path and the content of their files: a page is made anew whenever any recording changes. */
const views = new Memo<OpenedCall['view']>(MOST_CALLS)

function viewAt(root: string, path: string): OpenedCall['view'] {
  const read = readText(root, path)
  const make = (): OpenedCall['view'] => {
    const opened = openRead(path, read, { tab: 'message', chunk: null, rows: 1, q: '' })
    if (opened.kind === 'recording') return opened.view
    return opened.kind === 'failed' ? opened.message : opened.problem.message
  }
  return read.ok ? views.get(`${path}\0${read.fingerprint}`, make) : make()
}

/** The variants of a test as their page shows them. */
export interface VariantsView {
  readonly outline: Omit<TestOutline, 'runs'>
  readonly table: VariantTable
  /** The two that are compared; null if no two are chosen. */
  readonly compared: ComparedVariants | null
}

/** A call of two variants side by side. */
export interface ComparedVariants {
  /** The test ids of both. */
  readonly ids: readonly [string, string]
  /** The call that is compared, from 1, and the number of calls that both have. */
  readonly call: number
  readonly calls: number
  /** The paths of both recordings. */
  readonly paths: readonly [string, string]
  /** The comparison; a text says why there is none. */
  readonly change: ChangeView | string
}

export type VariantsPage = PageOf<VariantsView>

/**
 * Makes the page of a test's variants.
 * @param key of the function or of one of its variants, as `testKey` writes it
 * @param search `a` and `b`: the keys of two variants that are compared; `call`: which of their calls, from 1
 */
export async function variantsPage(key: string, search: URLSearchParams): Promise<VariantsPage> {
  const { root } = settings()
  if (!root.ok) return { ok: false, building: null, message: root.message }
  const table = await ask(root.root, 'variants', key)
  const outline = table && (await ask(root.root, 'test', { key: testKey(table.id), open: '' }))
  const { building } = await ask(root.root, 'state', null)
  if (!table || !outline) return { ok: false, building, message: await whyNot(root.root) }
  const { runs: _, ...about } = outline
  return { ok: true, view: { outline: about, table, compared: comparedIn(table, search) }, building }
}

function comparedIn({ variants }: VariantTable, search: URLSearchParams): ComparedVariants | null {
  const named = (name: string): VariantTable['variants'][number] | undefined =>
    variants.find(({ testId }) => testKey(testId) === search.get(name))
  const [one, other] = [named('a'), named('b')]
  if (!one || !other || one === other) return null
  const calls = Math.min(one.paths.length, other.paths.length)
  const asked = Number(search.get('call'))
  const call = Number.isInteger(asked) && asked >= 1 && asked <= calls ? asked : calls
  const paths = [one.paths[call - 1] ?? '', other.paths[call - 1] ?? ''] as const
  return { ids: [one.testId, other.testId], call, calls, paths, change: changeBetween(...paths) }
}

/** Compares two recordings as a review does. */
function changeBetween(before: string, after: string): ChangeView | string {
  const [one, other] = [versionAt(before), versionAt(after)]
  if (typeof one === 'string') return one
  if (typeof other === 'string') return other
  const pair = { status: 'changed', before: one, after: other } as const
  return changeView(changeOf(pair, sha256OfText), pair, detailOf(pair, sha256OfText), FIRST_ROOM)
}

function versionAt(path: string): Version | string {
  const { root } = settings()
  if (!root.ok) return root.message
  const read = readText(root.root, path)
  if (!read.ok) return `${path}: ${read.message}`
  return { path, id: read.fingerprint, recording: readRecording({ path, text: read.text }) }
}

/** A file that cannot be read may be of any test. */
async function whyNot(root: string): Promise<string> {
  const asked = { text: 'kind:unreadable', sort: DEFAULT_SORT, offset: 0, limit: 0 }
  const { total } = JSON.parse(await ask(root, 'rows', asked))
  const unread = total === 0 ? '' : ` ${countedText(total, 'file')} cannot be read, and may be of it.`
  return `No recording of this root is known to be of this test.${unread}`
}
