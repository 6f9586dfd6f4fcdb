import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'

/** The note at the left end of the bar. */
export interface SaveNote {
  readonly tone: 'plain' | 'warning' | 'danger'
  readonly text: string
}

interface SaveBarProps {
  readonly note: SaveNote
  /** Such as `3 lines changed, fix 1 error to save`. */
  readonly state: string
  readonly canDiscard: boolean
  readonly canSave: boolean
  /** Whether the text can be changed at all. */
  readonly isReadOnly: boolean
  readonly saveKey: string
  readonly onDiscard: () => void
  readonly onSave: () => void
}

const TONES = { plain: 'text-ink-2', warning: 'text-warn', danger: 'text-danger' } as const

/** Says what saving would do, or why it cannot be done; has the buttons to save and to discard. */
export function SaveBar(props: SaveBarProps): ReactNode {
  const { note, state, canDiscard, canSave, isReadOnly, saveKey, onDiscard, onSave } = props
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-2 px-4 py-2">
      <p role="status" className={`flex min-w-0 flex-1 basis-[320px] items-center gap-2 ${TONES[note.tone]}`}>
        {note.tone !== 'plain' && (
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
        )}
        <span className="min-w-0 break-words">{note.text}</span>
      </p>
      <div className="ml-auto flex items-center gap-2">
        <span id="save-state" className="mr-1 text-label text-ink-3">
          {state}
        </span>
        {!isReadOnly && (
          <>
            <Button look="quiet" disabled={!canDiscard} onClick={onDiscard}>
              Discard
            </Button>
            <Button look="primary" disabled={!canSave} onClick={onSave} aria-describedby="save-state">
              Review and save <SaveKey isLight={canSave}>{saveKey}</SaveKey>
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

/** The key to save, on the button. @param isLight whether the button is the dark one */
export function SaveKey({ isLight, children }: { isLight: boolean; children: ReactNode }): ReactNode {
  if (!isLight) return <Key>{children}</Key>
  return <kbd className="rounded-chip border border-control px-1 font-mono text-chip">{children}</kbd>
}
