import Link from 'next/link'
import type { ReactNode } from 'react'
import { Key } from '#components/ui/key'
import { recordingHref, testHref } from '#lib/api/page-address'
import { countText } from '#lib/figures/text'
import type { TestStrip as Strip } from '#lib/test/strip'
import { OrderStrip } from './order-strip'
import { orderWords, runsWords } from './order-words'
import { TestKeys } from './test-keys'

interface TestStripProps {
  readonly strip: Strip
  readonly path: string
  /** The query string that keeps where the reader came from. */
  readonly search: string
}

/** The other recordings of a recording's test in their order, and the way to all of them as one conversation. */
export function TestStrip({ strip, path, search }: TestStripProps): ReactNode {
  const { key, recordings, position, previous, next, calls, before, after, run, runs, evidence } = strip
  const hrefOf = (to: string | null): string | null => (to === null ? null : recordingHref(to, search))
  const test = testHref(key, search)
  const words = [...orderWords(evidence, strip), ...(runs > 1 ? [runsWords(runs)] : [])]
  return (
    <nav
      aria-label="The test around it"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line px-4 py-1 text-label"
    >
      <TestKeys previous={hrefOf(previous)} next={hrefOf(next)} test={test} />
      <span className="shrink-0 text-ink-2">
        {countText(position)} of {countText(recordings)} in the test
        {runs > 1 && `, run ${countText(run)} of ${countText(runs)}`}
      </span>
      <div className="min-w-0 flex-1">
        <OrderStrip calls={calls} chosen={path} search={search} before={before} after={after} />
      </div>
      <span className="max-w-[32%] truncate text-ink-3 max-[1099px]:hidden" title={words.join(' ')}>
        {words.join(' ')}
      </span>
      <span className="flex shrink-0 items-center gap-1 text-ink-3 max-[699px]:hidden">
        <Key>[</Key>
        <Key>]</Key>
      </span>
      <Link
        href={test}
        prefetch={false}
        className="shrink-0 text-ink-1 underline decoration-line-2 underline-offset-2 hover:decoration-control"
      >
        All calls
      </Link>
    </nav>
  )
}
