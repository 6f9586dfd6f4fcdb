'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { CopyButton } from '#components/ui/copy-button'
import { PageFrame } from '#components/ui/page-frame'
import type { LostDraft } from '#lib/edit/lost-draft'
import { ageWords } from './age'
import { contentWords } from './content-words'
import { dropDraft } from './draft-api'
import { DropButton } from './drop-button'

interface LostDraftsPageProps {
  readonly path: string
  readonly drafts: readonly LostDraft[]
}

/** The edit page of a file that is gone, while unsaved text of it is kept. */
export function LostDraftsPage({ path, drafts }: LostDraftsPageProps): ReactNode {
  const [left, setLeft] = useState(drafts)
  const drop = (id: string): void => {
    void dropDraft(path, id).then(({ ok }) => {
      if (ok) setLeft((all) => all.filter((one) => one.id !== id))
    })
  }
  return (
    <PageFrame hints={[]}>
      <div className="max-w-[760px] px-4 py-5">
        <h1 className="text-title font-title">The file was deleted or moved</h1>
        <p className="mt-1 font-mono text-label break-all text-ink-3">{path}</p>
        <p className="mt-3">
          {left.length === 0
            ? 'No unsaved text is left.'
            : 'tapedeck does not create a deleted file again. Copy the unsaved text, or bring the file back and open it again.'}
        </p>
        <ul className="mt-3">
          {left.map((draft) => (
            <li key={draft.id} className="flex flex-wrap items-center gap-2 border-t border-line py-2">
              <span className="mr-auto">
                Unsaved text of <Since time={draft.time} />:{' '}
                {contentWords(draft.changedLines, draft.unwritten)}
              </span>
              <CopyButton label="Copy the text" text={draft.fileText} />
              {draft.unwritten.map(({ field, text }) => (
                <CopyButton key={field} label="Copy what was typed and is not in the text" text={text} />
              ))}
              <DropButton onDrop={() => drop(draft.id)} />
            </li>
          ))}
        </ul>
      </div>
    </PageFrame>
  )
}

/** Said by the browser's clock, so only once the page is there. */
function Since({ time }: { time: number }): ReactNode {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => setNow(Date.now()), [])
  return now === null ? 'earlier' : ageWords(now - time)
}
