import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import { groupBy } from '#lib/review/group-by'
import { Section } from '../detail/section'
import { plainClick } from '../plain-click'
import type { CauseDetailProps } from './cause-props'

interface CauseExceptionsProps extends Pick<CauseDetailProps, 'card' | 'onChoose'> {
  readonly hrefOf: (path: string) => string
}

/** The number of exceptions, and of recordings of one, that are listed. */
const MOST = 20
const MOST_NAMED = 8

/** What some of the changes of a cause have beside it, the same once. */
export function CauseExceptions({
  card: { rows, group },
  hrefOf,
  onChoose,
}: CauseExceptionsProps): ReactNode {
  const odd = rows.filter(({ path }) => group.also.has(path))
  if (odd.length === 0) return null
  const exceptions = [...groupBy(odd, ({ path }) => shortOf(group.also.get(path) ?? []))]
  const about = `${countText(odd.length)} of ${countText(rows.length)} say more than the cause`
  return (
    <Section title="Exceptions" about={about} right="viewed with the group">
      <ul className="py-1">
        {exceptions.slice(0, MOST).map(([text, members]) => (
          <li key={text} className="flex flex-wrap items-baseline gap-x-3 px-5 py-1">
            {members.slice(0, MOST_NAMED).map(({ path, hash }) => (
              <a
                key={path}
                href={hrefOf(path)}
                title={path}
                onClick={plainClick(() => onChoose(path))}
                className="font-mono text-label underline underline-offset-2"
              >
                {hash}
              </a>
            ))}
            {members.length > MOST_NAMED && (
              <span className="text-label text-ink-3">and {countText(members.length - MOST_NAMED)} more</span>
            )}
            <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">{visibleText(text)}</span>
          </li>
        ))}
        {exceptions.length > MOST && (
          <li className="px-5 py-1 text-label text-ink-3">
            and {countText(exceptions.length - MOST)} other exceptions: open the group to see them
          </li>
        )}
      </ul>
    </Section>
  )
}

/** The number of differences of one exception that are named; the change itself shows them all. */
const MOST_SAID = 3

function shortOf(texts: readonly string[]): string {
  const more = texts.length > MOST_SAID ? [`and ${countText(texts.length - MOST_SAID)} more`] : []
  return [...texts.slice(0, MOST_SAID), ...more].join('; ')
}
