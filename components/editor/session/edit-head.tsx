import type { ReactNode } from 'react'
import { Chip } from '#components/ui/chip'
import type { EditView } from '#lib/edit/edit-view'
import type { DraftState } from '../drafts/draft-state'
import { DraftWord } from '../drafts/draft-word'

interface EditHeadProps {
  readonly title: EditView['title']
  readonly draft: DraftState
  /** The switch between the views. */
  readonly children: ReactNode
}

/** The parts of the test id, as on the recording's page, and whether the unsaved text is kept. */
export function EditHead({ title, draft, children }: EditHeadProps): ReactNode {
  return (
    <div className="flex min-h-[52px] shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-4 py-2">
      {title.folder !== '' && <span className="min-w-0 truncate text-ui text-ink-3">{title.folder}</span>}
      <h1 className="min-w-0 truncate font-mono text-title font-title">{title.name}</h1>
      {title.parameters.map((parameter, index) => {
        const cut = parameter.indexOf('=')
        const key = `${index} ${parameter}`
        return cut > 0 ? (
          <Chip key={key} label={parameter.slice(0, cut)}>
            {parameter.slice(cut + 1)}
          </Chip>
        ) : (
          <Chip key={key}>{parameter}</Chip>
        )
      })}
      <div className="ml-auto flex min-w-0 items-center gap-3">
        <DraftWord state={draft} />
        {children}
      </div>
    </div>
  )
}
