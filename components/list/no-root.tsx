import type { ReactNode } from 'react'
import { Empty } from '#components/ui/empty'
import { PageFrame } from '#components/ui/page-frame'

/** The page when the folder cannot be opened: its name, the reason, and how to open another. */
export function NoRoot({ named, message }: { named: string; message: string }): ReactNode {
  return (
    <PageFrame hints={[]} note="no folder open">
      <Empty>
        <h1 className="mb-2 text-dialog font-title text-ink-1">No folder is open</h1>
        <p>
          The folder <code>{named}</code> cannot be opened: {message}
        </p>
        <p>
          To open another one, stop this server and start <code>npm start -- PATH</code>.
        </p>
      </Empty>
    </PageFrame>
  )
}
