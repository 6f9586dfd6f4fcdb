import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { SaveKey } from '../save/save-bar'
import type { Merging } from './use-merge'

interface MergeBarProps {
  readonly merging: Merging
  readonly saveKey: string
  /** Whether the result, as it is chosen so far, is not JSON while the file on disk is: then it cannot be saved. */
  readonly isBroken: boolean
  /** null while nothing can be saved. */
  readonly onFinish: (() => void) | null
  readonly onTakeTheirs: () => void
}

/** Says what is missing before the result can be saved; has the buttons that end the merge. */
export function MergeBar({
  merging: { open },
  saveKey,
  isBroken,
  onFinish,
  onTakeTheirs,
}: MergeBarProps): ReactNode {
  const canSave = onFinish !== null
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-2 px-4 py-2">
      <p
        role="status"
        className={`flex min-w-0 flex-1 basis-[320px] items-center gap-2 ${canSave && !isBroken ? 'text-ink-2' : 'text-warn'}`}
      >
        {(!canSave || isBroken) && (
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
        )}
        {barWords(open, canSave, isBroken)}
      </p>
      <div className="ml-auto flex items-center gap-2">
        <span id="merge-state" className="mr-1 text-label text-ink-3">
          {open > 0 ? `choose ${open} to save` : ''}
        </span>
        <Button look="quiet" onClick={onTakeTheirs}>
          Take theirs, drop mine
        </Button>
        <Button
          look="primary"
          disabled={!canSave}
          onClick={() => onFinish?.()}
          aria-describedby="merge-state"
        >
          {isBroken ? 'Go on in the editor' : 'Review and save'}{' '}
          <SaveKey isLight={canSave}>{saveKey}</SaveKey>
        </Button>
      </div>
    </div>
  )
}

function barWords(open: number, canSave: boolean, isBroken: boolean): string {
  if (open === 1) return 'One place asks: choose base, mine, theirs or your own words.'
  if (open > 1) return `${open} places ask: choose base, mine, theirs or your own words.`
  if (!canSave) return 'With what you wrote by hand, the text is not JSON.'
  return isBroken
    ? 'All is decided, but the result is not JSON: mend it in the editor, then save.'
    : 'All is decided. The next step shows what will be saved.'
}
