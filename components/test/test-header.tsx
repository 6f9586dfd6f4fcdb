import Link from 'next/link'
import type { ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { Chip } from '#components/ui/chip'
import { WrappedName } from '#components/ui/wrapped-name'
import { testHref } from '#lib/api/page-address'
import { countedText, countText } from '#lib/figures/text'
import { usageText } from '#lib/message/message'
import { visibleText } from '#lib/page/visible'
import { testKey } from '#lib/test/members'
import type { TestOutline } from '#lib/test/outline'

interface TestHeaderProps {
  readonly outline: Omit<TestOutline, 'runs'>
  /** The query string that keeps where the reader came from. */
  readonly search: string
  readonly children?: ReactNode
}

/** The head of a test's page: its name, its variant, and what its recordings sum up to. */
export function TestHeader({ outline, search, children }: TestHeaderProps): ReactNode {
  const { name, id } = outline
  const cut = name.file.lastIndexOf('/') + 1
  return (
    <header className="shrink-0 border-b border-line px-4 pt-4 pb-2.5">
      <div className="flex items-start gap-4 max-[699px]:flex-col">
        <div className="w-full min-w-0 flex-1">
          <p className="truncate text-label leading-5">
            <span className="text-ink-3">{visibleText(name.file.slice(0, cut))}</span>
            {visibleText(name.file.slice(cut))}
          </p>
          <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
            <h1 className="font-mono text-title font-title [overflow-wrap:anywhere]">
              <WrappedName>{visibleText((name.function || id).slice(0, 400))}</WrappedName>
            </h1>
            {name.parameters.slice(0, 20).map((parameter, index) => (
              <Chip key={`${index} ${parameter}`}>{visibleText(parameter)}</Chip>
            ))}
          </div>
        </div>
        <div className="-mt-1 flex shrink-0 items-center gap-2">
          <VariantPlace outline={outline} search={search} />
          {children}
        </div>
      </div>
      <Facts outline={outline} />
    </header>
  )
}

function VariantPlace({ outline: { variants, id }, search }: Omit<TestHeaderProps, 'children'>): ReactNode {
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
