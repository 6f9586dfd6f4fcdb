import { Copy, TriangleAlert } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { ChangedLines } from '#components/sign/changed-lines'

import { Verdict } from '#components/sign/verdict'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { DiffText } from '#components/ui/diff-text'
import { cutSame, wordDiff } from '#lib/diff/word-diff'
import type { ChangedPlace } from '#lib/edit/changed-places'
import type { Checked } from '#lib/edit/checked'
import { type ChunkChanges, chunksText } from '#lib/edit/chunk-changes'
import type { Base, Edited } from '#lib/edit/edited-text'
import { countedText, countText } from '#lib/figures/text'
import type { HashResult } from '#lib/formats/recorder/hash'
import { diffHunks } from '#lib/page/diff-hunks'
import { type LaneText, laneTexts } from '../session/message-lanes'
import type { NewName } from './new-name'
import { NewNamePart } from './new-name-part'
import { SaveWays } from './save-ways'

interface SaveDialogProps {
  readonly path: string
  readonly base: Base
  readonly edited: Edited
  readonly checked: Checked
  readonly places: readonly ChangedPlace[]
  readonly chunkChanges: ChunkChanges | null
  /** Null unless replay looks for another file after the save. */
  readonly newName: NewName | null
  readonly isSaving: boolean
  readonly onSave: () => void
  readonly onSaveElsewhere: (kind: 'rename' | 'duplicate') => void
  readonly onClose: () => void
}

/** Shows what saving will do to the file, the answer and the request hash. */
export function SaveDialog(props: SaveDialogProps): ReactNode {
  const { path, base, edited, checked, places, chunkChanges, newName, isSaving } = props
  const { onSave, onSaveElsewhere, onClose } = props
  const save = useRef<HTMLButtonElement>(null)
  const { hunks, left } = useMemo(() => diffHunks(base, edited, places), [base, edited, places])
  const lanes = useMemo(() => {
    const all = laneTexts(base.checked.messages, checked.messages)
    return all.filter((lane) => lane.before !== lane.after)
  }, [base, checked])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      initialFocus={save}
      title={titleOf(edited, newName)}
      subtitle={path}
      width="w-[980px]"
      footer={
        <>
          <span className="mr-auto text-label text-ink-3">{staysWords(chunkChanges, newName)}</span>
          <SaveWays main={save} {...{ newName, isSaving, onSave, onSaveElsewhere, onClose }} />
        </>
      }
    >
      <ChangedLines hunks={hunks} left={left} />
      {lanes.map((lane) => (
        <LaneSides key={lane.key} lane={lane} />
      ))}
      <HashChange before={base.checked.hash} after={checked.hash}>
        {newName?.kind !== 'not-offered' && nameOf(base, checked)}
      </HashChange>
      {newName !== null && <NewNamePart newName={newName} />}
    </Dialog>
  )
}

function isHashChanged(before: HashResult | null, after: HashResult | null): boolean {
  return (before?.computed ?? null) !== (after?.computed ?? null)
}

function nameOf(base: Base, { hash }: Checked): ReactNode {
  const name = isHashChanged(base.checked.hash, hash) ? (hash?.fileName ?? null) : null
  return name !== null && <CopyButton text={name} />
}

function titleOf({ changedLines }: Edited, newName: NewName | null): string {
  const more = newName?.kind === 'offered' ? newName.diff.lines : 0
  const lines = countedText(changedLines, 'changed line')
  return more === 0 ? `Save ${lines}?` : `Save ${lines}, and ${countText(more)} more with a new name?`
}

/** Under a new name, ids in the chunks change too. */
function staysWords(changes: ChunkChanges | null, newName: NewName | null): string {
  const isMore = newName?.kind === 'offered' && newName.diff.lines > 0
  if (isMore || changes === null || changes.rewritten + changes.takenOut + changes.putIn === 0) {
    return 'Lines that are not shown stay byte for byte.'
  }
  return chunksText(changes)
}

const AROUND = 240

function LaneSides({ lane }: { lane: LaneText }): ReactNode {
  const runs = cutSame(wordDiff(lane.before, lane.after), AROUND)
  return (
    <div className="grid grid-cols-2 border-b border-line last:border-b-0 max-[699px]:grid-cols-1">
      {(['before', 'after'] as const).map((side) => (
        <div key={side} className="min-w-0 px-5 py-3 first:border-r first:border-line">
          <h3 className="mb-0.5 text-label text-ink-3">
            {lane.label} {side}
          </h3>
          <p className="text-message break-words whitespace-pre-wrap">
            <DiffText runs={runs} side={side} />
          </p>
        </div>
      ))}
    </div>
  )
}

interface HashChangeProps {
  readonly before: HashResult | null
  readonly after: HashResult | null
  /** What can be done with the new name. */
  readonly children: ReactNode
}

function HashChange({ before, after, children }: HashChangeProps): ReactNode {
  if (!after)
    return <p className="px-5 py-3 text-ink-2">The text is not a recording, and was not one before.</p>
  if (!isHashChanged(before, after)) {
    return <p className="px-5 py-3 text-ink-2">The request hash stays the same.</p>
  }
  const isFound = after.verdict === 'match'
  return (
    <div className={isFound ? 'px-5 py-3' : 'border-t border-warn-line bg-warn-bg px-5 py-3'}>
      <p className="flex items-center gap-2.5 max-[599px]:flex-wrap">
        {!isFound && <TriangleAlert size={16} strokeWidth={1.75} aria-hidden className="text-warn" />}
        <strong className="font-chosen">The request hash changes.</strong>
        {isFound
          ? 'Replay will find this file.'
          : 'Replay will look for another file and will not find this one under its old name.'}
        <span className="ml-auto">{children}</span>
      </p>
      <dl className="mt-1 grid grid-cols-[72px_minmax(0,1fr)_auto_auto] items-center gap-x-3 gap-y-1 pl-6 text-label max-[599px]:grid-cols-[72px_minmax(0,1fr)] max-[599px]:pl-0">
        <dt className="text-ink-3">File name</dt>
        <dd className="font-mono break-all">{after.name}</dd>
        <dd className="text-ink-3">before</dd>
        <dd>{before && <Verdict verdict={before.verdict} />}</dd>
        <dt className="text-ink-3">Computed</dt>
        <dd className="font-mono break-all">{after.computed ?? 'none'}</dd>
        <dd className="text-ink-3">after</dd>
        <dd>
          <Verdict verdict={after.verdict} />
        </dd>
      </dl>
    </div>
  )
}

function CopyButton({ text }: { text: string }): ReactNode {
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    void navigator.clipboard?.writeText(text).then(() => setCopied(true))
  }
  return (
    <Button onClick={copy} title={text}>
      <Copy size={14} strokeWidth={1.75} aria-hidden /> {isCopied ? 'Copied' : 'Copy new name'}
    </Button>
  )
}
