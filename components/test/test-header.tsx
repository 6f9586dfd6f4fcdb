import Link from 'next/link'
import type { ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { Chip } from '#components/ui/chip'
import { testHref } from '#lib/api/page-address'
import { countedText, countText } from '#lib/figures/text'
import { usageText } from '#lib/message/message'
import { testKey } from '#lib/test/members'
import type { TestOutline } from '#lib/test/outline'
import { TestTitle } from '../recording/frame/test-title'

interface TestHeaderProps {
  readonly outline: Omit<TestOutline, 'runs'>
  /** The query string that keeps where the reader came from. */
  readonly search: string
}

/** The head of a test's page: its name, its variant, and what its recordings sum up to. */
export function TestHeader({ outline, search }: TestHeaderProps): ReactNode {
  const { name, id } = outline
  return (
    <header className="shrink-0 border-b border-line px-4 pt-4 pb-2.5">
      <div className="flex items-start gap-4 max-[699px]:flex-col">
        <div className="w-full min-w-0 flex-1">
          <TestTitle
            file={name.file}
            name={(name.function || id).slice(0, 400)}
            parameters={name.parameters}
          />
        </div>
        <div className="-mt-1 flex shrink-0 items-center gap-2">
          <VariantPlace outline={outline} search={search} />
        </div>
      </div>
      <Facts outline={outline} />
    </header>
  )
}

function VariantPlace({ outline: { variants, id }, search }: TestHeaderProps): ReactNode {
  const place = variants.findIndex((variant) => variant.id === id)
  const [previous, next] = [variants[place - 1], variants[place + 1]]
  if (variants.length < 2) return null
  if (place === -1) return <span className="text-ink-2">all {countText(variants.length)} variants</span>
  return (
    <nav aria-label="Variants of the test" className="flex items-center gap-2 text-label">
      {previous && (
        <VariantLink id={previous.id} search={search}>
          Previous variant
        </VariantLink>
      )}
      <span>
        variant {countText(place + 1)} of {countText(variants.length)}
      </span>
      {next && (
        <VariantLink id={next.id} search={search}>
          Next variant
        </VariantLink>
      )}
    </nav>
  )
}

function VariantLink({
  id,
  search,
  children,
}: {
  id: string
  search: string
  children: ReactNode
}): ReactNode {
  return (
    <Link
      href={testHref(testKey(id), search)}
      prefetch={false}
      className="text-ink-1 underline decoration-line-2 underline-offset-2 hover:decoration-control"
    >
      {children}
    </Link>
  )
}

function Facts({ outline }: { outline: Omit<TestOutline, 'runs'> }): ReactNode {
  const { recordings, chunks, usage, finishes, verdicts, problems, allRuns } = outline
  const facts: readonly (readonly [string, string])[] = [
    ['recordings', countText(recordings)],
    ['runs', allRuns > 1 ? countText(allRuns) : ''],
    ['chunks', chunks > 0 ? countText(chunks) : ''],
    ['usage', usage ? usageText(usage) : ''],
    [
      'finish',
      finishes
        .slice(0, 6)
        .map(([name, count]) => `${name} ${countText(count)}`)
        .join(', '),
    ],
    ['problems', problems > 0 ? `in ${countedText(problems, 'recording')}` : ''],
  ]
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Chip key={label} label={label}>
            {value}
          </Chip>
        ))}
      <Chip label="hash">
        <span className="inline-flex items-center gap-2">
          {verdicts.map(([verdict, count]) => (
            <Verdict key={verdict} verdict={verdict} count={count} />
          ))}
        </span>
      </Chip>
    </div>
  )
}
