import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NoRoot } from '#components/list/no-root'
import { ActionsList } from '#components/mend/actions-list'
import { Interrupted } from '#components/mend/interrupted'
import { Empty } from '#components/ui/empty'
import { PageFrame } from '#components/ui/page-frame'
import { guardPage } from '#lib/server/guard'
import { actionsPage } from '#lib/server/pages/actions-page'
import { settings } from '#lib/server/settings'
import { ACTIONS_HINTS } from '../../components/mend/hints'

export const metadata: Metadata = { title: 'last changes' }

export default async function ActionsPage(): Promise<ReactNode> {
  await guardPage()
  const page = actionsPage()
  if (page === null) return <NoRoot named="" message="There is no folder to look at." />
  const { actions, interrupted } = page
  const { isReadOnly } = settings()
  return (
    <PageFrame page="actions" hints={ACTIONS_HINTS}>
      <Interrupted actions={interrupted} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <h1 className="px-4 pt-4 text-title font-title">Last changes</h1>
        <p className="px-4 pb-3 text-ink-2">
          What tapedeck wrote in this folder, up to a hundred changes.
          {!isReadOnly && ' Each can be taken back while its files are as tapedeck left them.'}
        </p>
        {actions.length === 0 ? (
          <Empty>tapedeck has changed nothing here yet.</Empty>
        ) : (
          <ActionsList actions={actions} />
        )}
      </div>
    </PageFrame>
  )
}
