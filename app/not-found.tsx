import type { ReactNode } from 'react'
import { MissingPage } from '#components/ui/missing-page'

/** The page of an address that does not exist. */
export default function NotFound(): ReactNode {
  return (
    <MissingPage title="There is no such page">
      <p className="mt-2">A recording stands at /recordings/ and its path below the opened folder.</p>
    </MissingPage>
  )
}
