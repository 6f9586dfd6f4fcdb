import type { ReactNode } from 'react'
import { ChangedLines } from '#components/sign/changed-lines'
import { shortName } from '#lib/entry/shown-name'
import { countedText } from '#lib/figures/text'
import type { NewName } from './new-name'

/** Says what a new name does besides, with the lines that change with it; or why it cannot be had. */
export function NewNamePart({ newName }: { newName: NewName }): ReactNode {
  if (newName.kind === 'not-offered') {
    return <Words>It cannot be saved under the name that replay looks for: {newName.reason}</Words>
  }
  const { file, notes, diff } = newName
  const name = shortName(file.newPath ?? '')
  return (
    <section aria-label="With the new name">
      <Words>
        Under the new name, {name}: {file.reason}{' '}
        {diff.lines === 0
          ? 'No other line changes with it.'
          : `The ids in the file change with it: ${countedText(diff.lines, 'more line')}.`}
      </Words>
      {file.references.length > 0 && (
        <Words>
          {file.references.length === 1 ? '1 other recording still names' : 'Other recordings still name'} the
          old id: {file.references.slice(0, 3).map(shortName).join(', ')}
          {file.references.length > 3 && ` and ${file.references.length - 3} more`}.
        </Words>
      )}
      {notes.map((note) => (
        <Words key={note}>{note}</Words>
      ))}
      {diff.hunks.length > 0 && <ChangedLines {...diff} label="Lines that change with the name" />}
    </section>
  )
}

function Words({ children }: { children: ReactNode }): ReactNode {
  return <p className="border-t border-warn-line bg-warn-bg px-5 py-2 [overflow-wrap:anywhere]">{children}</p>
}
