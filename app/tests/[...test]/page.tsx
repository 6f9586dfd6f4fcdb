import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { cache, type ReactNode } from 'react'
import { Conversation, type ConversationContent } from '#components/test/conversation'
import { TestHeader } from '#components/test/test-header'
import { Empty } from '#components/ui/empty'
import { PageFrame } from '#components/ui/page-frame'
import { testHref } from '#lib/api/page-address'
import { pathOfSegments } from '#lib/api/path'
import { countText } from '#lib/figures/text'
import { readAddress, resultSearch, searchOf } from '#lib/list/address'
import { visibleText } from '#lib/page/visible'
import { guardPage } from '#lib/server/guard'
import { type TestView, testPage } from '#lib/server/pages/test-page'
import { runsWords } from '../../../components/recording/around/order-words'
import { testHints } from '../../../components/test/hints'

interface PageProps {
  readonly params: Promise<{ readonly test: string[] }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** The test as an address asks for it, behind the guard. Title and page ask for the same. */
const openedAt = cache(async (key: string, search: string) => {
  await guardPage()
  return testPage(key, new URLSearchParams(search))
})

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const key = pathOfSegments((await params).test) ?? ''
  const opened = await openedAt(key, String(searchIn(await searchParams)))
  if (!opened.ok) return { title: 'Test' }
  const { name, id } = opened.view.outline
  return { title: visibleText([name.function || id, ...name.parameters].join(' ')).slice(0, 120) }
}

export default async function TestPage({ params, searchParams }: PageProps): Promise<ReactNode> {
  const key = pathOfSegments((await params).test) ?? ''
  const search = searchIn(await searchParams)
  const opened = await openedAt(key, String(search))
  const address = readAddress(search)
  const back = `/${searchOf(address)}`
  const kept = resultSearch(address)
  const right = <Back href={back} query={address.q} />
  if (!opened.ok) {
    return (
      <PageFrame hints={testHints} right={right} search={back}>
        <Empty action={<Link href={back}>All recordings</Link>}>
          <h1 className="font-title">There is no such test</h1>
          <p className="mt-2 [overflow-wrap:anywhere]">{opened.message}</p>
          {opened.building && (
            <p className="mt-2">
              {countText(opened.building.done)} of {countText(opened.building.total)} recordings have been
              read so far: it may come.
            </p>
          )}
        </Empty>
      </PageFrame>
    )
  }
  const { view, building } = opened
  const { outline, runs, calls } = view
  const content: ConversationContent = { runs, calls }
  const here = testHref(key, kept)
  return (
    <PageFrame hints={testHints} right={right} note="No times: the recorder keeps none" search={back}>
      <TestHeader outline={outline} search={kept} />
      <Conversation
        content={JSON.stringify(content)}
        allRuns={outline.allRuns}
        back={back}
        search={kept}
        variants={null}
        here={view.from === 0 ? here : withFrom(here, view.from)}
        open={search.get('open') ?? ''}
        before={
          <>
            {building && (
              <p className="border-b border-line bg-sub px-4 py-1.5 text-label text-ink-3">
                {countText(building.done)} of {countText(building.total)} recordings have been read: more may
                come.
              </p>
            )}
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

/** The calls that the page leaves out, before or after those that it opens. */
function More({ view, here, isBefore }: { view: TestView; here: string; isBefore: boolean }): ReactNode {
  const { from, total, step, calls } = view
  const left = isBefore ? from : total - from - calls.length
  if (left <= 0) return null
  const start = isBefore ? Math.max(0, from - step) : from + calls.length
  return (
    <p className="px-4 py-3">
      <Link
        href={start === 0 ? here : withFrom(here, start)}
        prefetch={false}
        className="text-ink-1 underline underline-offset-2"
      >
        {countText(left)} {isBefore ? 'earlier' : 'later'} calls
      </Link>
    </p>
  )
}

function withFrom(href: string, from: number): string {
  return `${href}${href.includes('?') ? '&' : '?'}from=${from}`
}

/** A parameter that is given twice counts once. */
function searchIn(search: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const given = Object.entries(search).flatMap(([name, value]): [string, string][] => {
    const [first] = [value].flat()
    return first === undefined ? [] : [[name, first]]
  })
  return new URLSearchParams(given)
}

function Back({ href, query }: { href: string; query: string }): ReactNode {
  return (
    <Link href={href} prefetch={false} className="flex max-w-[480px] items-center gap-1.5 hover:text-ink-1">
      <ArrowLeft size={13} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="truncate max-[499px]:sr-only">
        Back to {query === '' ? 'all recordings' : <code className="text-ink-2">{query.slice(0, 200)}</code>}
      </span>
    </Link>
  )
}
