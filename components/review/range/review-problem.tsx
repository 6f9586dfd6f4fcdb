import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { PageFrame } from '#components/ui/page-frame'
import { type ReviewFailure, reviewHref } from '#lib/review/address'
import { rootName } from '../../ui/root-name'
import { RangeChoosers } from './range-choosers'
import { RangeForm } from './range-form'
import { RefChooser } from './ref-chooser'

const TITLES: Readonly<Record<string, string>> = {
  'no-git': 'Git is not installed',
  'no-repository': 'No git repository',
  'bare-repository': 'A bare repository',
  'foreign-owner': 'A repository of somebody else',
  'unreadable-repository': 'The repository cannot be read',
  'no-such-ref': 'No such branch, tag or commit',
  'ambiguous-ref': 'More than one commit has that name',
  'unborn-branch': 'No commit yet',
  'no-base': 'Nothing to compare with',
  'git-failed': 'Git could not answer',
}
/** Problems that another choice can solve. */
const CHOOSABLE = new Set(['no-such-ref', 'ambiguous-ref', 'no-base', 'git-failed', 'unborn-branch'])

/** The page when there is nothing to compare: the reason, and what to do. */
export function ReviewProblem(props: ReviewFailure): ReactNode {
  const { root, address, code, message, nearest, end, found } = props
  return (
    <PageFrame page="review" hints={[]} right={rootName(root)}>
      {CHOOSABLE.has(code) && (
        <div className="flex min-h-[52px] shrink-0 flex-wrap items-center gap-2.5 border-b border-line px-4 py-2">
          {found ? <RangeChoosers address={address} {...found} /> : <EndsToChoose address={address} />}
        </div>
      )}
      <Empty action={<WayOn address={address} isFound={found !== undefined} />}>
        <h1 className="font-title text-ink-1">{TITLES[code] ?? 'Nothing to review'}</h1>
        <p className="[overflow-wrap:anywhere]">{message}</p>
        {nearest.length > 0 && (
          <ul className="mt-3 flex flex-wrap justify-center gap-2">
            {nearest.map((name) => (
              <li key={name}>
                <Link
                  href={reviewHref({
                    base: address.base,
                    head: address.head,
                    isExact: address.isExact,
                    [end]: name,
                  })}
                  prefetch={false}
                  className={`${buttonClass()} font-mono text-label`}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Empty>
    </PageFrame>
  )
}

function EndsToChoose({ address }: Pick<ReviewFailure, 'address'>): ReactNode {
  return (
    <>
      <RefChooser end="base" address={address} label={address.base || 'choose a base'} compared="not found" />
      <ArrowRight size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      <RefChooser
        end="head"
        address={address}
        label={address.head || 'working tree'}
        compared={address.head || 'working tree'}
      />
      <RangeForm address={address} />
    </>
  )
}

/** Ends that were found may be compared again: what went wrong may be over. */
function WayOn({ address, isFound }: Pick<ReviewFailure, 'address'> & { isFound: boolean }): ReactNode {
  if (!isFound) {
    return (
      <Link href="/" className={buttonClass('primary')}>
        All recordings
      </Link>
    )
  }
  return (
    <a href={reviewHref(address)} className={buttonClass('primary')}>
      Compare again
    </a>
  )
}
