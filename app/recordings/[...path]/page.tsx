import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache, type ReactNode, Suspense } from 'react'
import { RawView } from '#components/editor/monaco/raw-view'
import { MendButton } from '#components/mend/mend-button'
import { MendPanel } from '#components/mend/mend-panel'
import { Mender } from '#components/mend/mender'
import { MoreMenu } from '#components/mend/more-menu'
import { PlainProblems } from '#components/mend/plain-problems'
import { RenameAll } from '#components/mend/rename-all'
import { Renamed } from '#components/mend/renamed'
import { TestStrip } from '#components/recording/around/test-strip'
import { Compared } from '#components/recording/frame/compared'
import { LiveRecording } from '#components/recording/frame/live-recording'
import { type BodyContent, RecordingBody } from '#components/recording/frame/recording-body'
import { RecordingHeader } from '#components/recording/frame/recording-header'
import { Unreadable } from '#components/recording/frame/unreadable'
import { AnswerRest } from '#components/recording/message/answer-rest'
import { ChangedRequest, MarkChanged } from '#components/recording/message/changed-request'
import { Conversation } from '#components/recording/message/conversation'
import { RequestTab } from '#components/recording/message/request-tab'
import { RawTab } from '#components/recording/text/raw-tab'
import { BackLink } from '#components/ui/back-link'
import { PageFrame } from '#components/ui/page-frame'
import { type CameFrom, cameFrom } from '#lib/api/came-from'
import { editHref, recordingHref } from '#lib/api/page-address'
import { pathOfDecoded, pathOfSegments } from '#lib/api/path'
import { type GivenParameters, searchParamsOf } from '#lib/api/search-params'
import type { Problem } from '#lib/check/problem'
import { fileName } from '#lib/entry/shown-name'
import { changedRows } from '#lib/page/changed-rows'
import { tabOf } from '#lib/page/tab'
import type { RecordingView } from '#lib/page/view'
import type { RequestView } from '#lib/page/view-request'
import { visibleText } from '#lib/page/visible'
import { guardPage } from '#lib/server/guard'
import { movedFrom } from '#lib/server/pages/actions-page'
import { alikeAt, isMendable, mendingAt } from '#lib/server/pages/mending'
import { type OpenedAt, openWithOthers } from '#lib/server/pages/recording-page'
import { isThereSoon } from '#lib/server/pages/there-soon'
import { comparedAt } from '#lib/server/threads/changes'
import { isInPanel, isOfLost, type LostView } from '../../../components/mend/lost'
import { recordingHints, unreadableHints } from '../../../components/recording/frame/hints'
import { readingChoices } from '../../../components/recording/frame/reading-choices'

interface PageProps {
  readonly params: Promise<{ readonly path: string[] }>
  readonly searchParams: Promise<GivenParameters>
}

/** The recording as an address asks for it, behind the guard. Title and page ask for the same: the file is read once. */
const openedAt = cache(async (path: string, address: string) => {
  await guardPage()
  const given = new URLSearchParams(address)
  const search: Search = Object.fromEntries(given)
  const tab = tabOf(search.tab)
  const rows = Math.max(1000, Math.min(1_000_000, Number(search.rows) || 0))
  const from = cameFrom(given, path)
  const { opened, strip } = await openWithOthers(path, {
    tab,
    chunk: search.chunk ?? null,
    rows,
    q: from.query,
  })
  return { search, tab, rows, from, opened, strip }
})

/** The title is the name of the test, so that tabs and bookmarks tell recordings apart. */
export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const path = pathOfDecoded((await params).path)
  const { opened } = await openedAt(path, String(searchParamsOf(await searchParams)))
  return { title: opened.kind === 'recording' ? titleOf(opened.view) : fileName(path) }
}

function titleOf({ test, path }: RecordingView): string {
  const name = test ? [test.function, ...test.parameters].filter((part) => part !== '').join(' ') : ''
  return [...visibleText(name === '' ? fileName(path) : name)].slice(0, MOST_TITLE).join('')
}

/** The maximum length of a title, in characters. */
const MOST_TITLE = 120

export default async function RecordingPage({ params, searchParams }: PageProps): Promise<ReactNode> {
  const path = pathOfSegments((await params).path)
  if (path === null) notFound()
  const { search, tab, rows, from, opened, strip } = await openedAt(
    path,
    String(searchParamsOf(await searchParams)),
  )
  if (opened.kind === 'failed') {
    const now = movedFrom(path)
    if (now === null) notFound()
    redirect(recordingHref(now, searchWith(search, { was: path })))
  }
  if (opened.kind === 'unreadable') return <UnreadablePage opened={opened} from={from} />
  const { view } = opened
  const kept = await cookies()
  const links = { edit: editHref(path, from.search), back: from.href }
  return (
    <PageFrame
      page={from.place === 'review' ? 'review' : 'recordings'}
      hints={recordingHints(from.place)}
      right={<BackLink {...from} where={WHERE[from.place]} />}
      note="No times: the recorder keeps none"
      search={listOf(from)}
    >
      <ChangedRequest>
        <Mender path={path} list={from.search} back={from.href}>
          <LiveRecording path={path} fingerprint={opened.fingerprint} from={from} />
          {search.was !== undefined && <Renamed was={search.was} />}
          <RecordingHeader
            view={{ ...view, problems: view.problems.filter(({ code }) => !isInPanel(code)) }}
            edit={links.edit}
            list={from.search}
            compared={<ComparedLine path={path} />}
            more={<MoreMenu />}
          />
          {strip && strip.recordings > 1 && <TestStrip strip={strip} path={path} search={from.search} />}
          <Mendings path={path} problems={view.problems} query={from.query} request={view.request} />
          <RecordingBody
            key={path}
            path={path}
            fingerprint={opened.fingerprint}
            tab={tab}
            choices={readingChoices((name) => kept.get(name)?.value, search.view)}
            chunk={search.chunk ?? null}
            window={search.window ?? null}
            off={search.off ?? null}
            match={search.match ?? null}
            content={JSON.stringify(contentOf(opened))}
            usage={view.usage}
            bytes={view.bytes}
            links={links}
            after={<AnswerRest view={view} />}
          >
            <TabContent
              opened={opened}
              more={recordingHref(path, searchWith(search, { rows: String(rows * 2) }))}
            />
          </RecordingBody>
        </Mender>
      </ChangedRequest>
    </PageFrame>
  )
}

interface UnreadablePageProps {
  readonly opened: OpenedAt & { readonly kind: 'unreadable' }
  readonly from: CameFrom
}

function UnreadablePage({ opened, from }: UnreadablePageProps): ReactNode {
  const { path } = opened
  return (
    <PageFrame
      hints={unreadableHints(from.place)}
      right={<BackLink {...from} where={WHERE[from.place]} />}
      search={listOf(from)}
    >
      <Mender path={path} list={from.search} back={from.href} isReadable={false}>
        <LiveRecording path={path} fingerprint="" from={from} />
        <Unreadable {...opened} from={from} edit={editHref(path, from.search)} remove={<DeleteButton />}>
          <ComparedLine path={path} />
        </Unreadable>
      </Mender>
    </PageFrame>
  )
}

interface MendingsProps {
  readonly path: string
  readonly problems: readonly Problem[]
  readonly query: string
  readonly request: RequestView
}

/** How long the page waits for what git tells, in milliseconds: what comes later moves what is below it. */
const PATIENCE_MS = 500

/** What can be mended. Where git's history takes longer, it is sent after the rest of the page. */
async function Mendings(props: MendingsProps): Promise<ReactNode> {
  const { path, problems } = props
  if (!isMendable(problems)) return null
  const found = mendingAt(path, problems)
  if (await isThereSoon(found, PATIENCE_MS)) return <MendingsNow {...props} found={found} />
  return (
    <Suspense fallback={<PlainProblems problems={problems} isLooking />}>
      <MendingsNow {...props} found={found} />
    </Suspense>
  )
}

interface MendingsNowProps extends MendingsProps {
  readonly found: ReturnType<typeof mendingAt>
}

async function MendingsNow({ path, problems, query, request, found }: MendingsNowProps): Promise<ReactNode> {
  const mending = await found
  if (mending === null) return <PlainProblems problems={problems} isLooking={false} />
  const { lost, others } = mending
  const left = problems.filter(
    ({ code }) => !(isOfLost(code) ? lost !== null : others.some((other) => other.code === code)),
  )
  return (
    <>
      <MendPanel path={path} mending={mending} renameAll={lost && <RenameOthers {...{ lost, query }} />} />
      <PlainProblems problems={left} isLooking={false} />
      {lost && <MarkChanged changed={changedRows(request, lost.changed)} />}
    </>
  )
}

/** Sent after the panel, because all of the reader's list is looked at for it. */
function RenameOthers(props: { lost: LostView; query: string }): ReactNode {
  return (
    <Suspense fallback={null}>
      <RenameOthersNow {...props} />
    </Suspense>
  )
}

async function RenameOthersNow({ lost, query }: { lost: LostView; query: string }): Promise<ReactNode> {
  const alike = await alikeAt(lost.verdict, query)
  return alike && <RenameAll {...alike} />
}

function DeleteButton(): ReactNode {
  return (
    <MendButton asked={{ kind: 'delete' }} icon="delete">
      Delete…
    </MendButton>
  )
}

/** What git tells of the recording. Where git takes longer, it is sent later, into a line that is kept for it. */
async function ComparedLine({ path }: { path: string }): Promise<ReactNode> {
  const found = comparedAt(path)
  if (await isThereSoon(found, PATIENCE_MS)) return <ComparedNow path={path} found={found} />
  return (
    <Suspense fallback={<KeptLine>Comparing with the base…</KeptLine>}>
      <ComparedLate path={path} found={found} />
    </Suspense>
  )
}

interface ComparedProps {
  readonly path: string
  readonly found: ReturnType<typeof comparedAt>
}

async function ComparedNow({ path, found }: ComparedProps): Promise<ReactNode> {
  const compared = await found
  return compared && <Compared compared={compared} path={path} />
}

async function ComparedLate({ path, found }: ComparedProps): Promise<ReactNode> {
  const compared = await found
  if (compared === null) return <KeptLine>No base to compare with</KeptLine>
  if (compared.mark === null) return <KeptLine>As in {compared.base}</KeptLine>
  return (
    <div className={KEPT_LINE}>
      <Compared compared={compared} path={path} />
    </div>
  )
}

const KEPT_LINE = 'h-[26px] overflow-hidden'

function KeptLine({ children }: { children: ReactNode }): ReactNode {
  return <p className={`${KEPT_LINE} truncate pt-1.5 text-label text-ink-3`}>{children}</p>
}

function contentOf({ view, matches, chunk }: OpenedAt & { kind: 'recording' }): BodyContent {
  const { chunks, answers, rest, data, models } = view
  const isBroken = view.problems.some(({ code }) => code === 'stream-unfinished')
  return { matches, chunks, answers, beside: { rest, data, models }, firstChunk: chunk, isBroken }
}

/** What the server draws of a tab; chunks are drawn by the page itself. */
function TabContent({ opened, more }: { opened: OpenedAt & { kind: 'recording' }; more: string }): ReactNode {
  const { view, details, raw } = opened
  if (details) return <RequestTab details={details} path={view.path} />
  if (raw) {
    return (
      <RawView path={view.path} bytes={view.bytes} fingerprint={opened.fingerprint}>
        <RawTab raw={raw} path={view.path} more={more} />
      </RawView>
    )
  }
  return <Conversation request={view.request} path={view.path} />
}

type Search = Readonly<Record<string, string>>

function searchWith(search: Search, more: Search): string {
  return `?${new URLSearchParams({ ...search, ...more })}`
}

/** The address of the list to whose search `/` leads. */
function listOf({ place, href }: CameFrom): string {
  return place === 'list' ? href : '/'
}

const WHERE: Readonly<Record<CameFrom['place'], string>> = { list: 'all recordings', review: 'the review' }
