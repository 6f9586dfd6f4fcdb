import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { ReviewView } from '#lib/review/review-view'

/** Messages about what could not be compared or saved. */
export function ReviewNotices({
  view: { problems },
  message,
}: {
  view: Pick<ReviewView, 'problems'>
  message: string
}): ReactNode {
  if (problems.length === 0 && message === '') return null
  return (
    <div
      role="status"
      className="flex shrink-0 items-start gap-2 border-b border-warn-line bg-warn-bg px-4 py-1.5 text-label"
    >
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <div className="min-w-0">
        {message !== '' && <p>{message}</p>}
        {problems.length > 0 && (
          <details>
            <summary>
              {countText(problems.length)} {problems.length === 1 ? 'path was' : 'paths were'} not compared
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
