import type { ReactNode } from 'react'
import { PageFrame } from '#components/ui/page-frame'
import { catalogueOf } from '#lib/server/catalogue'
import { guardPage } from '#lib/server/guard'
import { settings } from '#lib/server/settings'

export default async function ListPage(): Promise<ReactNode> {
  await guardPage()
  const { root } = settings()
  if (!root.ok) return root.message
  const { entries } = catalogueOf(root.root)
  return (
    <PageFrame hints={[]} note={`${entries.length} recordings`}>
      {entries.slice(0, 5).map(({ row }) => (
        <p key={row.path}>{row.answer}</p>
      ))}
    </PageFrame>
  )
}
