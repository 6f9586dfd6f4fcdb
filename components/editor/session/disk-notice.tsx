import { FileWarning } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'

interface DiskNoticeProps {
  readonly kind: 'changed' | 'gone'
  readonly isChanged: boolean
  readonly onLoad: () => void
  readonly onSee: () => void
}

/** Warns that the file has changed since it was read. */
export function DiskNotice({ kind, isChanged, onLoad, onSee }: DiskNoticeProps): ReactNode {
  const text =
    kind === 'gone' ? 'The file was deleted on disk.' : 'The file changed on disk since it was read.'
  return (
    <div
      role="alert"
      className="flex min-h-10 shrink-0 items-center gap-2 border-t border-warn-line bg-warn-bg px-4 py-1.5"
    >
      <FileWarning size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-warn" />
      <span className="mr-auto">{text}</span>
      {kind === 'changed' && !isChanged && <Button onClick={onLoad}>Load the new text</Button>}
      <Button onClick={onSee}>{kind === 'gone' ? 'What now?' : 'See what changed'}</Button>
    </div>
  )
}
