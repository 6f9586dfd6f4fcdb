import 'server-only'
import type { Problem } from '#lib/check/problem'
import { placeOfCall, type SameRequest, sameRequestProblem } from '#lib/check/same-request'
import { sha256OfText } from '#lib/disk/fingerprint'
import { type ReadText, readText } from '#lib/disk/read'
import { openRecording } from '#lib/entry/open-recording'
import { unreadableRead } from '#lib/entry/read-entry'
import { readRecording } from '#lib/entry/read-recording'
import { type ChunkJson, chunkJsonIn } from '#lib/page/chunk-json'
import { matchesOf, type PageMatches } from '#lib/page/page-matches'
import { linesAround, type NearLine } from '#lib/page/surroundings'
import type { TabName } from '#lib/page/tab'
import { type RecordingView, viewOf } from '#lib/page/view'
import { type RawView, type RequestDetails, rawView, requestDetails } from '#lib/page/view-details'
import { readQuery } from '#lib/query/read-query'
import type { TestStrip } from '#lib/test/strip'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'

/** The parts of a page's address, and what the index adds, that decide what the page shows of a recording. */
export interface PageParams {
  readonly tab: TabName
  /** The chosen chunk, as written in the address. */
  readonly chunk: string | null
  /** The number of lines of the raw file. */
  readonly rows: number
  /** The query that the reader came with. */
  readonly q: string
  /** What the index knows of other recordings of the same request. */
  readonly same?: SameRequest | null
}

/** A recording as a page shows it, or why it cannot be shown. */
export type OpenedAt =
  | {
      readonly kind: 'recording'
      readonly view: RecordingView
      readonly fingerprint: string
      readonly chunk: ChunkJson | null
      /** Where the query matches; null when it searches no text. */
      readonly matches: PageMatches | null
      readonly details: RequestDetails | null
      readonly raw: RawView | null
    }
  | {
      readonly kind: 'unreadable'
      readonly path: string
      /** The file's size; null when it was not read. */
      readonly bytes: number | null
      readonly problem: Problem
      readonly near: readonly NearLine[]
    }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

/** Opens one recording of the root, with the others of its request and of its test that the index knows. */
export async function openWithOthers(
  path: string,
  params: PageParams,
): Promise<{ readonly opened: OpenedAt; readonly strip: TestStrip | null }> {
  const { root } = settings()
  // The page can be shown without the index.
  const [same, strip] = root.ok
    ? await Promise.all([
        ask(root.root, 'same', path).catch(() => null),
        ask(root.root, 'strip', path).catch(() => null),
      ])
    : [null, null]
  return { opened: openAt(path, { ...params, same }), strip }
}

/** Opens one recording of the root: reads the file once and derives what the page shows. */
export function openAt(path: string, params: PageParams): OpenedAt {
  const { root } = settings()
  if (!root.ok) return { kind: 'failed', code: root.code, message: root.message }
  return openRead(path, readText(root.root, path), params)
}

/** As `openAt`, of a file that has been read. */
export function openRead(path: string, read: ReadText, params: PageParams): OpenedAt {
  if (!read.ok) return unreadAt(path, read)
  const { text, fingerprint } = read
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') {
    const [problem] = recording.problems
    if (!problem) throw new Error('An unreadable file has a problem.')
    return { kind: 'unreadable', path, bytes: read.size, problem, near: linesAround(text, problem) }
  }
  const opened = openRecording(recording, { size: read.size, modified: read.modified }, sha256OfText)
  const others = params.same ? [sameRequestProblem(params.same, placeOfCall(recording))] : []
  const alone = viewOf(recording, opened)
  const view = { ...alone, problems: [...alone.problems, ...others] }
  return {
    kind: 'recording',
    view,
    fingerprint,
    chunk: chosenChunk(view, text, params.chunk),
    matches: matchesOf(view, readQuery(params.q, [opened.entry])),
    details: params.tab === 'request' ? requestDetails(recording, opened.conversation) : null,
    raw: params.tab === 'raw' ? rawView(text, params.rows) : null,
  }
}

/** A file that exists but is not text is shown with its problem; a path that leads nowhere is not found. */
function unreadAt(path: string, failure: ReadText & { ok: false }): OpenedAt {
  const { code, message } = failure
  const problem = unreadableRead(path, failure)?.problems[0]
  return problem
    ? { kind: 'unreadable', path, bytes: null, problem, near: [] }
    : { kind: 'failed', code, message }
}

function chosenChunk({ chunks }: RecordingView, text: string, asked: string | null): ChunkJson | null {
  const index = asked !== null && /^\d{1,9}$/.test(asked) ? Number(asked) : -1
  return chunks && chunks.starts[index] !== undefined ? chunkJsonIn(chunks, text, index) : null
}
