import { FileWarning } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '#components/ui/button'
import { editHref } from '#lib/api/page-address'
import { fileName } from '#lib/entry/shown-name'
import { useNameNow } from './use-name-now'

interface DiskNoticeProps {
  readonly path: string
  readonly kind: 'changed' | 'gone'
  readonly isChanged: boolean
  readonly onLoad: () => void
  readonly onSee: () => void
}

/** Warns that the file has changed since it was read. */
export function DiskNotice({ path, kind, isChanged, onLoad, onSee }: DiskNoticeProps): ReactNode {
  const now = useNameNow(path, kind === 'gone')
  const text = kind === 'gone' ? goneWords(now, isChanged) : 'The file changed on disk since it was read.'
  return (
    <div
      role="alert"
      className="flex min-h-10 shrink-0 items-center gap-2 border-t border-warn-line bg-warn-bg px-4 py-1.5"
    >
      <FileWarning size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-warn" />
      <span className="mr-auto">{text}</span>
      {kind === 'changed' && !isChanged && <Button onClick={onLoad}>Load the new text</Button>}
      {now !== null && (
        <Link href={editHref(now)} prefetch={false} data-draft-goes-along className={buttonClass('primary')}>
          Go there
        </Link>
      )}
      <Button onClick={onSee}>{kind === 'gone' ? 'What now?' : 'See what changed'}</Button>
    </div>
  )
}

function goneWords(now: string | null, isChanged: boolean): string {
  if (now === null) return 'The file was deleted on disk.'
  const called = `This recording is now called ${fileName(now)}.`
  return isChanged ? `${called} Your unsaved text goes along as a draft.` : called
}
