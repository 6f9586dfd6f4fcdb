import { History, Layers } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { ageWords } from './age'
import { contentWords } from './content-words'
import { DropButton } from './drop-button'
import type { FoundDraft } from './found-drafts'
import type { Drafts } from './use-drafts'

interface DraftNoticesProps {
  readonly drafts: Drafts
  /** Of the file as the editor has read it. */
  readonly fingerprint: string
  /** Whether the file on disk is another one by now. */
  readonly isFileOther: boolean
  /** Whether the editor has unsaved text of its own. */
  readonly hasEdits: boolean
}

/** What the reader must know of drafts: unsaved text of an earlier tab, and other tabs. */
export function DraftNotices({ drafts, fingerprint, isFileOther, hasEdits }: DraftNoticesProps): ReactNode {
  const { found, more, others, goOn, drop } = drafts
  const isFileSame = found?.draft.fingerprint === fingerprint && !isFileOther
  return (
    <>
      {found && <FoundNotice {...{ found, more, isFileSame, hasEdits }} onContinue={goOn} onDrop={drop} />}
      {others > 0 && <TabsNotice count={others} />}
    </>
  )
}

interface FoundNoticeProps {
  readonly found: FoundDraft
  /** The number of further drafts. */
  readonly more: number
  /** Whether the file is the one that the draft was made from. */
  readonly isFileSame: boolean
  readonly hasEdits: boolean
  readonly onContinue: () => void
  readonly onDrop: () => void
}

/** Offers unsaved text of an earlier tab: when it was written, and what the file did meanwhile. */
function FoundNotice(props: FoundNoticeProps): ReactNode {
  const { found, more, isFileSame, hasEdits, onContinue, onDrop } = props
  return (
    <Notice label="Draft found" icon={<History size={16} strokeWidth={1.75} aria-hidden />}>
      <p className="mr-auto min-w-0">
        <strong className="font-chosen">Unsaved text of {ageWords(Date.now() - found.draft.time)}</strong>
        {` has ${contentWords(found.changedLines, found.draft.unwritten)}. `}
        {isFileSame
          ? 'The file has not changed since.'
          : 'The file has changed since: both are merged before anything is saved.'}
        {hasEdits && ' Continue puts it in place of what you changed here, which stays as a draft.'}
        {more > 0 && ` There ${more === 1 ? 'is 1 more' : `are ${more} more`}.`}
      </p>
      <Button onClick={onContinue}>{isFileSame ? 'Continue' : 'Continue and merge'}</Button>
      <DropButton key={found.draft.id} onDrop={onDrop} />
    </Notice>
  )
}

/** Says that the recording is open in other tabs. */
function TabsNotice({ count }: { count: number }): ReactNode {
  return (
    <Notice label="Other tabs" icon={<Layers size={16} strokeWidth={1.75} aria-hidden />}>
      <p>
        {count === 1
          ? 'This recording is open in another tab, too.'
          : `This recording is open in ${count} other tabs, too.`}{' '}
        Each tab keeps a draft of its own.
      </p>
    </Notice>
  )
}

function Notice({
  label,
  icon,
  children,
}: {
  label: string
  icon: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <section
      aria-label={label}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-b border-warn-line bg-warn-bg px-4 py-1.5"
    >
      <span className="shrink-0 text-warn">{icon}</span>
      {children}
    </section>
  )
}
