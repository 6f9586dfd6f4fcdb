import type { ReactNode } from 'react'
import type { Base } from '#lib/edit/edited-text'
import type { Position } from '#lib/json/position'
import type { Mend } from '../mend/use-mend'
import { MessageSide } from '../message/message-side'
import type { ShownView } from '../message/shown-view'
import { ProblemsPanel } from './problems-panel'
import { SideColumn } from './side-column'
import { HashPanel, SidePanel } from './side-panel'
import type { EditSessionState } from './use-edit-session'

interface EditSideProps {
  readonly base: Base
  readonly session: EditSessionState
  readonly shown: ShownView
  /** What saving would do, in a few words for a narrow page. */
  readonly summary: string
  readonly chosen: number | null
  readonly mend: Mend
  readonly onChoose: (index: number) => void
  readonly onShow: (place: Position) => void
}

/** Beside the text: its meaning, and the changes in it. */
export function EditSide(props: EditSideProps): ReactNode {
  const { base, session, shown, summary, chosen, mend, onChoose, onShow } = props
  const { edited, places, problems, check, chunks } = session
  const isOld = !edited.parsed.ok || check.checked.hash === null
  const { known } = check
  return (
    <SideColumn summary={summary}>
      {shown === 'json' ? (
        <SidePanel before={base.checked} after={known} {...{ isOld, edited, places, chunks, onShow }} />
      ) : (
        <>
          <MessageSide />
          <HashPanel
            before={isOld ? known.hash : base.checked.hash}
            after={known.hash}
            places={isOld ? [] : places}
          />
          <ProblemsPanel
            isBeside
            problems={problems}
            chosen={chosen}
            onChoose={onChoose}
            onMend={mend.start}
            notMended={mend.failure}
            failure={check.failure}
          />
        </>
      )}
    </SideColumn>
  )
}
