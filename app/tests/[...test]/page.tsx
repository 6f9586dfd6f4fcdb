import type { Metadata } from 'next'
import Link from 'next/link'
import { cache, type ReactNode } from 'react'
import { LiveRefresh } from '#components/live-refresh'
import { ComparedVariants } from '#components/test/compared-variants'
import { Conversation, type ConversationContent } from '#components/test/conversation'
import { TestHeader } from '#components/test/test-header'
import { TestTabs, variantsHref } from '#components/test/test-tabs'
import { Variants } from '#components/test/variants'
import { BackLink } from '#components/ui/back-link'
import { buttonClass } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { PageFrame } from '#components/ui/page-frame'
import { recordingHref, testHref, withParameter } from '#lib/api/page-address'
import { pathOfDecoded, pathOfSegments } from '#lib/api/path'
import { type GivenParameters, searchParamsOf } from '#lib/api/search-params'
import { shortName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import { readAddress, resultSearch, searchOf } from '#lib/list/address'
import type { Building } from '#lib/list/list-view'
import { visibleText } from '#lib/page/visible'
import { guardPage } from '#lib/server/guard'
import {
  type TestPage as ConversationPage,
  type TestView,
  testPage,
  type VariantsPage,
  variantsPage,
} from '#lib/server/pages/test-page'
import { testKey } from '#lib/test/members'
import { runsWords } from '../../../components/recording/around/order-words'
import { testHints, variantsHints } from '../../../components/test/hints'

interface PageProps {
  readonly params: Promise<{ readonly test: string[] }>
  readonly searchParams: Promise<GivenParameters>
}

/** The test as an address asks for it, behind the guard. Title and page ask for the same. */
const openedAt = cache(async (key: string, address: string): Promise<Opened> => {
  await guardPage()
  const search = new URLSearchParams(address)
  return search.get('tab') === 'variants'
    ? { tab: 'variants', page: await variantsPage(key, search) }
    : { tab: 'conversation', page: await testPage(key, search) }
})

type Opened =
  | { readonly tab: 'variants'; readonly page: VariantsPage }
  | { readonly tab: 'conversation'; readonly page: ConversationPage }

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const key = pathOfDecoded((await params).test)
  const { page } = await openedAt(key, String(searchParamsOf(await searchParams)))
  if (!page.ok) return { title: 'Test' }
  const { name, id } = page.view.outline
  return { title: visibleText([name.function || id, ...name.parameters].join(' ')).slice(0, 120) }
}

export default async function TestPage({ params, searchParams }: PageProps): Promise<ReactNode> {
  const key = pathOfSegments((await params).test) ?? ''
  const search = searchParamsOf(await searchParams)
  const address = readAddress(search)
  const from = { back: `/${searchOf(address)}`, kept: resultSearch(address), query: address.q }
  const { tab, page } = await openedAt(key, String(search))
  if (!page.ok) return <NoTest {...page} from={from} />
  return tab === 'variants' ? variantsOf(page, from) : conversationOf(page, key, search, from)
}

/** Where the reader came from: the list, and what keeps it in other addresses. */
interface From {
  readonly back: string
  readonly kept: string
  readonly query: string
}

function conversationOf(
  { view, building }: ConversationPage & { readonly ok: true },
  key: string,
  search: URLSearchParams,
  from: From,
): ReactNode {
  const { outline, runs, calls } = view
  const content: ConversationContent = { runs, calls }
  const here = testHref(key, from.kept)
  const variants = outline.variants.length > 1 ? variantsHref(outline.id, from.kept) : null
  return (
    <PageFrame
      hints={testHints}
      right={<BackLink href={from.back} query={from.query} />}
      note="No times: the recorder keeps none"
      search={from.back}
    >
      <LiveRefresh />
      <TestHeader outline={outline} search={from.kept} />
      <TestTabs tab="conversation" outline={outline} search={from.kept} />
      <Conversation
        content={JSON.stringify(content)}
        allRuns={outline.allRuns}
        back={from.back}
        search={from.kept}
        variants={variants}
        here={view.from === 0 ? here : withParameter(here, 'from', String(view.from))}
        open={search.get('open') ?? ''}
        before={
          <>
            <Reading building={building} />
            <Unreadable outline={outline} search={from.kept} />
            {outline.allRuns > 1 && (
              <p className="border-b border-line bg-sub px-4 py-1.5 text-label text-ink-3">
                {runsWords(outline.allRuns)}
              </p>
            )}
            <More view={view} here={here} isBefore />
          </>
        }
        after={<More view={view} here={here} isBefore={false} />}
      />
    </PageFrame>
  )
}

function variantsOf({ view, building }: VariantsPage & { readonly ok: true }, from: From): ReactNode {
  const { outline, table, compared } = view
  const here = variantsHref(table.id, from.kept)
  const [a = '', b = ''] = (compared?.ids ?? []).map(testKey)
  return (
    <PageFrame
      hints={variantsHints}
      right={<BackLink href={from.back} query={from.query} />}
      search={from.back}
    >
      <LiveRefresh />
      <TestHeader outline={outline} search={from.kept} />
      <TestTabs tab="variants" outline={outline} search={from.kept} />
      <Reading building={building} />
      <Variants table={table} here={here} back={from.back} search={from.kept} compared={compared?.ids ?? []}>
        {compared && (
          <ComparedVariants
            {...compared}
            here={withParameter(withParameter(here, 'a', a), 'b', b)}
            search={from.kept}
          />
        )}
      </Variants>
    </PageFrame>
  )
}

interface NoTestProps {
  readonly building: Building | null
  readonly message: string
  readonly from: From
}

function NoTest({ building, message, from }: NoTestProps): ReactNode {
  return (
    <PageFrame hints={[]} right={<BackLink href={from.back} query={from.query} />} search={from.back}>
      <LiveRefresh />
      <Empty
        action={
          <Link href={from.back} className={buttonClass('primary')}>
            Back to the list
          </Link>
        }
      >
        <h1 className="font-title">There is no such test</h1>
        <p className="mt-2 [overflow-wrap:anywhere]">{message}</p>
        <Reading building={building} />
      </Empty>
    </PageFrame>
  )
}

/** Says that the test may have more recordings than are shown. */
function Reading({ building }: { building: Building | null }): ReactNode {
  if (building === null) return null
  return (
    <p className="border-b border-line bg-sub px-4 py-1.5 text-label text-ink-3">
      {countText(building.done)} of {countText(building.total)} recordings have been read: more may come.
    </p>
  )
}

/** Names the files beside the test's recordings that may be of it. */
function Unreadable({ outline, search }: { outline: TestView['outline']; search: string }): ReactNode {
  const { unreadable, unreadableCount } = outline
  if (unreadableCount === 0) return null
  const left = unreadableCount - unreadable.length
  return (
    <p className="flex flex-wrap gap-x-2 border-b border-line bg-sub px-4 py-1.5 text-label text-warn">
      {countedText(unreadableCount, 'file')} beside these recordings cannot be read, and may be of this test:
      {unreadable.map((path) => (
        <Link
          key={path}
          href={recordingHref(path, search)}
          prefetch={false}
          title={path}
          className="font-mono underline underline-offset-2"
        >
          {shortName(path)}
        </Link>
      ))}
      {left > 0 && <span>and {countText(left)} more</span>}
    </p>
  )
}

/** The calls that the page leaves out, before or after those that it opens. */
function More({ view, here, isBefore }: { view: TestView; here: string; isBefore: boolean }): ReactNode {
  const { from, total, step, calls } = view
  const left = isBefore ? from : total - from - calls.length
  if (left <= 0) return null
  const start = isBefore ? Math.max(0, from - step) : from + calls.length
  return (
    <p className="px-4 py-3">
      <Link
        href={start === 0 ? here : withParameter(here, 'from', String(start))}
        prefetch={false}
        className="text-ink-1 underline underline-offset-2"
      >
        {countText(left)} {isBefore ? 'earlier' : 'later'} calls
      </Link>
    </p>
  )
}
