import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import type { ReviewAddress } from '#lib/review/address'

const FIELD = 'h-7 w-32 rounded-field border border-control bg-bg px-2 font-mono text-label'

/** Both ends as plain fields, for a page without JavaScript. */
export function RangeForm({ address }: { address: ReviewAddress }): ReactNode {
  return (
    <noscript>
      <form action="/review" className="flex items-center gap-2">
        <input name="base" aria-label="Compare from" defaultValue={address.base} className={FIELD} />
        <input name="head" aria-label="Compare to" defaultValue={address.head} className={FIELD} />
        {address.isExact && <input type="hidden" name="exact" value="1" />}
        <button type="submit" className={buttonClass()}>
          Compare
        </button>
      </form>
    </noscript>
  )
}
