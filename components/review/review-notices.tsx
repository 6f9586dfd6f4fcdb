import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { reviewHref } from '#lib/review/address'
import type { ReviewView } from '#lib/review/review-view'

/** Messages about what could not be compared or saved. */
export function ReviewNotices({
  view: { problems, base, address },
  message,
}: {
  view: Pick<ReviewView, 'problems' | 'base' | 'address'>
  message: string
}): ReactNode {
  if (problems.length === 0 && message === '' && base.note === undefined && !base.isExact) return null
  return (
    <div
      role="status"
      className="flex shrink-0 items-start gap-2 border-b border-warn-line bg-warn-bg px-4 py-1.5 text-label"
    >
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <div className="min-w-0">
        {message !== '' && <p>{message}</p>}
        {base.note !== undefined && (
          <p>
            {base.note}{' '}
            {base.isParting && (
              <a href={reviewHref({ ...address, isExact: true })} className="underline underline-offset-2">
                Compare with it as it is now
              </a>
            )}
          </p>
        )}
        {base.isExact && (
          <p>
            {base.name} is compared as it is now, not as it was when the head left it.{' '}
            <a href={reviewHref({ ...address, isExact: false })} className="underline underline-offset-2">
              Compare with where the head left it
            </a>
          </p>
        )}
        {problems.length > 0 && (
          <details>
            <summary>
              {countText(problems.length)} {problems.length === 1 ? 'path was' : 'paths were'} left out, or
              compared as stored
            </summary>
            <ul className="max-h-40 overflow-y-auto">
              {problems.slice(0, 200).map(({ path, message: why }) => (
                <li key={`${path} ${why}`} className="[overflow-wrap:anywhere]">
                  <code>{path}</code>: {why}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  )
}
