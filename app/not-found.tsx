import type { ReactNode } from 'react'
import { MissingPage } from '#components/ui/missing-page'

/** An address that no page has. */
export default function NotFound(): ReactNode {
  return (
    <MissingPage title="There is no such page">
      <p className="mt-2">A recording stands at /recordings/ and its path below the opened folder.</p>
    </MissingPage>
  )
}
