import type { ReactNode } from 'react'
import { ListScreen } from '#components/list/list-screen'
import { NoRoot } from '#components/list/no-root'
import { ChangeAll } from '#components/mend/change-all'
import { Interrupted } from '#components/mend/interrupted'
import { guardPage } from '#lib/server/guard'
import { interruptedHere } from '#lib/server/pages/actions-page'
import { listPage } from '#lib/server/pages/list-page'

interface ListPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ListPage({ searchParams }: ListPageProps): Promise<ReactNode> {
  await guardPage()
  const given = Object.entries(await searchParams)
  const page = await listPage(
    new URLSearchParams(given.map(([name, value]) => [name, String([value].flat()[0] ?? '')])),
  )
  if (!page.ok) return <NoRoot named={page.named} message={page.message} />
  return (
    <ListScreen
      view={page.view}
      address={page.address}
      root={page.root}
      changeAll={<ChangeAll root={page.root} base={page.base} />}
      notice={<Interrupted actions={interruptedHere()} />}
    />
  )
}
