import { after } from 'next/server'
import type { ReactNode } from 'react'
import { ListScreen } from '#components/list/list-screen'
import { NoRoot } from '#components/list/no-root'
import { ChangeAll } from '#components/mend/change-all'
import { Interrupted } from '#components/mend/interrupted'
import { type GivenParameters, searchParamsOf } from '#lib/api/search-params'
import { guardPage } from '#lib/server/guard'
import { interruptedHere } from '#lib/server/pages/actions-page'
import { followChangesHere, listPage } from '#lib/server/pages/list-page'

interface ListPageProps {
  readonly searchParams: Promise<GivenParameters>
}

export default async function ListPage({ searchParams }: ListPageProps): Promise<ReactNode> {
  await guardPage()
  const page = await listPage(searchParamsOf(await searchParams))
  after(followChangesHere)
  if (!page.ok) return <NoRoot named={page.named} message={page.message} />
  after(page.afterwards)
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
