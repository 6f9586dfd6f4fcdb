import Link from 'next/link'
import type { ReactNode } from 'react'
import { testHref, withParameter } from '#lib/api/page-address'
import { functionOf } from '#lib/exchange/test-id'
import { countText } from '#lib/figures/text'
import { termText } from '#lib/query/query'
import { testKey } from '#lib/test/members'
import type { TestOutline } from '#lib/test/outline'

interface TestTabsProps {
  readonly tab: 'conversation' | 'variants'
  readonly outline: Pick<TestOutline, 'id' | 'variants'>
  /** The query string that keeps where the reader came from. */
  readonly search: string
  readonly right?: ReactNode
}

/** The address of the variants of a test. */
export function variantsHref(id: string, search: string): string {
  return withParameter(testHref(testKey(functionOf(id)), search), 'tab', 'variants')
}

/** The tabs of a test: its calls, its variants, and the list of its recordings. */
export function TestTabs({ tab, outline, search, right }: TestTabsProps): ReactNode {
  const { id, variants } = outline
  const recordings = variants.reduce((sum, variant) => sum + variant.recordings, 0)
  const ids = variants.map((variant) => variant.id)
  const query = termText({
    type: 'name',
    negated: false,
    field: 'test',
    exact: true,
    values: ids.slice(0, 40),
  })
  return (
    <div className="flex min-h-[38px] shrink-0 items-center gap-5 border-b border-line px-4 max-[699px]:flex-wrap">
      <nav aria-label="Views of the test" className="flex h-[38px] gap-5">
        <Tab href={testHref(testKey(id), search)} isChosen={tab === 'conversation'}>
          Conversation
        </Tab>
        <Tab href={variantsHref(id, search)} isChosen={tab === 'variants'}>
          Variants <Count>{variants.length}</Count>
        </Tab>
        {ids.length <= 40 && query.length < 3000 && ids.every(canBeAsked) && (
          <Tab href={`/?q=${encodeURIComponent(query)}`} isChosen={false}>
            Recordings <Count>{recordings}</Count>
          </Tab>
        )}
      </nav>
      <div className="ml-auto">{right}</div>
    </div>
  )
}

/** Whether a query can ask for a test id: it is written on one line. */
function canBeAsked(id: string): boolean {
  return id !== '' && id.isWellFormed() && !/\p{Cc}/u.test(id)
}

function Count({ children }: { children: number }): ReactNode {
  return <span className="font-normal text-ink-3">{countText(children)}</span>
}

function Tab({
  href,
  isChosen,
  children,
}: {
  href: string
  isChosen: boolean
  children: ReactNode
}): ReactNode {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isChosen ? 'page' : undefined}
      className="-mb-px flex h-[38px] items-center gap-2 border-transparent border-b-2 text-message text-ink-2 font-tab hover:text-ink-1 aria-[current=page]:border-ink-1 aria-[current=page]:font-title aria-[current=page]:text-ink-1"
    >
      {children}
    </Link>
  )
}
