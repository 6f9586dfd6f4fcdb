'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { NO_DELTAS, unpackDeltas } from '#lib/message/stream'
import type { ChunkJson } from '#lib/page/chunk-json'
import type { PageMatches } from '#lib/page/page-matches'
import { type TabName, tabHref } from '#lib/page/tab'
import type { AnswerView, ChunksView, RecordingView } from '#lib/page/view'
import { remember } from '../../ui/remembered'
import { useKeys } from '../../ui/use-keys'
import { MessageTab } from '../message/message-tab'
import { fileTextOf } from '../text/file-text'
import { ChunksTab } from '../timeline/chunks-tab'
import { type Cursor, createCursor, cursorParameters, readCursor } from '../timeline/cursor'
import { callNumbers } from '../timeline/plot-rows'
import { type Strip, stripsOf } from '../timeline/timeline-geometry'
import { usePlayer } from '../timeline/use-player'
import { MatchProvider } from './match-context'
import { createMatchCursor, type MatchCursor } from './match-cursor'
import { LOGPROBS_COOKIE, type ReadingChoices } from './reading-choices'
import { RecordingProvider } from './recording-context'
import { RecordingTabs } from './recording-tabs'
import { useAddress } from './use-address'
import { type PageLinks, useRecordingKeys } from './use-recording-keys'

const MatchBar = dynamic(() => import('./match-bar').then((loaded) => loaded.MatchBar))

/** The parts of a recording that grow with it. */
export interface BodyContent {
  /** Matches of the query in the address; null if it does not search texts. */
  readonly matches: PageMatches | null
  readonly chunks: ChunksView | null
  readonly answers: readonly AnswerView[]
  /** Content of the answer outside the lanes. */
  readonly beside: Pick<RecordingView, 'rest' | 'data' | 'models'>
  readonly firstChunk: ChunkJson | null
  /** Whether the stream broke off, or ended without a finish reason. */
  readonly isBroken: boolean
}

interface RecordingBodyProps {
  readonly path: string
  /** Fingerprint of the file that is shown. When it changes, the cursors keep their place. */
  readonly fingerprint: string
  readonly tab: TabName
  /** What the reader chose before. */
  readonly choices: ReadingChoices
  /** Query string of the address. */
  readonly chunk: string | null
  readonly window: string | null
  readonly off: string | null
  readonly match: string | null
  /** JSON of a `BodyContent`. React writes a text as it is, and would walk the values one by one. */
  readonly content: string
  readonly usage: string
  readonly bytes: number
  readonly links: PageLinks
  /** Rendered by the server: the conversation, or all of another tab. */
  readonly children: ReactNode
  /** Shown below the answers: the failure, or a value that is not a message. */
  readonly after: ReactNode
}

/** The page below its head: the tabs, and the message with its chunks. It holds the cursor. */
export function RecordingBody(props: RecordingBodyProps): ReactNode {
  const { path, tab, links } = props
  const content = useMemo((): BodyContent => JSON.parse(props.content), [props.content])
  const { matches, chunks, answers, beside, firstChunk, isBroken } = content
  const count = chunks?.starts.length ?? 0
  const stream = useMemo(() => unpackDeltas(chunks?.deltas ?? NO_DELTAS), [chunks])
  const lanes = useMemo(() => {
    const strips = stripsOf(stream.deltas, Math.max(1, count))
    return { strips, numbers: callNumbers(strips) }
  }, [stream, count])
  const { cursor, matchCursor } = useCursors(props, count, lanes.strips, matches?.total ?? 0)
  const [isMarkdown, setMarkdown] = useState(props.choices.isMarkdown)
  const [isBeside, setBeside] = useState(props.choices.isBeside)
  const hasLogprobs = useMemo(() => answers.some(({ tokens }) => tokens.length > 0), [answers])
  const [isLogprobs, setLogprobs] = useState(props.choices.showsLogprobs)
  const showsLogprobs = hasLogprobs && isLogprobs
  const toggleLogprobs = (): void => {
    remember(LOGPROBS_COOKIE, isLogprobs ? 'off' : 'on')
    setLogprobs(!isLogprobs)
    // They stand under the characters as they were sent.
    if (!isLogprobs) setMarkdown(false)
  }
  const file = useMemo(() => fileTextOf(path), [path, props.fingerprint])
  const shared = useMemo(
    () => ({
      ...{
        path,
        edit: links.edit,
        cursor,
        stream,
        chunks,
        answers,
        file,
        firstChunk,
        isBroken,
        showsLogprobs,
      },
      ...lanes,
      ...beside,
    }),
    [
      path,
      links.edit,
      cursor,
      stream,
      chunks,
      answers,
      lanes,
      beside,
      file,
      firstChunk,
      isBroken,
      showsLogprobs,
    ],
  )
  const found = useMemo(() => matches && { matches, cursor: matchCursor }, [matches, matchCursor])
  const player = usePlayer(cursor, stream, props.choices.pace)
  const router = useRouter()
  const open = (name: TabName): void => router.push(tabHref(name, window.location.search))
  useAddress(cursor, lanes.strips)
  useRecordingKeys({ cursor, player, links, hasChunks: count > 0, strips: lanes.strips, onTab: open })
  useKeys(hasLogprobs ? { l: toggleLogprobs } : {})
  useEffect(() => setMarkdown(props.choices.isMarkdown), [props.choices.isMarkdown])
  const showPlain = useCallback(() => setMarkdown(false), [])
  return (
    <RecordingProvider value={shared}>
      <MatchProvider value={found}>
        <RecordingTabs
          tab={tab}
          count={count}
          onOpen={open}
          matches={tab === 'message' && found && <MatchBar onHidden={showPlain} />}
          markdown={
            tab === 'message' && answers.some(({ text }) => text.length > 0)
              ? { isMarkdown, setMarkdown }
              : null
          }
          logprobs={tab === 'message' && hasLogprobs ? { showsLogprobs, toggleLogprobs } : null}
          beside={tab === 'message' && answers.length > 1 ? { isBeside, setBeside } : null}
        >
          {tab === 'message' && (
            <MessageTab {...props} {...{ answers, isMarkdown, isBeside, player }}>
              {props.children}
            </MessageTab>
          )}
          {tab === 'chunks' && <ChunksTab bytes={props.bytes} player={player} />}
          {(tab === 'request' || tab === 'raw') && props.children}
        </RecordingTabs>
      </MatchProvider>
    </RecordingProvider>
  )
}

/** The cursors of the page. If the file changes there are new ones, at the same place if it still exists. */
function useCursors(
  props: RecordingBodyProps,
  count: number,
  strips: readonly Strip[],
  total: number,
): { readonly cursor: Cursor; readonly matchCursor: MatchCursor } {
  const { fingerprint } = props
  const [kept, setKept] = useState(() => ({
    fingerprint,
    cursor: createCursor(count, readCursor(props, count, strips)),
    matchCursor: createMatchCursor(total, props.match),
  }))
  if (kept.fingerprint !== fingerprint) {
    const before = cursorParameters(kept.cursor.get())
    setKept({
      fingerprint,
      cursor: createCursor(count, readCursor(before, count, strips)),
      matchCursor: createMatchCursor(total, String(kept.matchCursor.get() + 1)),
    })
  }
  return kept
}
