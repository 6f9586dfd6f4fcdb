import type { ReactNode } from 'react'
import { MessageSide } from '../message/message-side'
import type { ShownView } from '../message/shown-view'
import { ProblemsPanel, type ProblemsPanelProps } from './problems-panel'
import { SideColumn } from './side-column'
import { HashPanel, SidePanel } from './side-panel'
import type { Editing } from './use-editing'

interface EditSideProps {
  readonly editing: Editing
  readonly shown: ShownView
  /** What saving would do, in a few words for a narrow page. */
  readonly summary: ReactNode
}

/** Beside the text: its meaning, and the changes in it. */
export function EditSide({ editing, shown, summary }: EditSideProps): ReactNode {
  const { base, session, openJson } = editing
  const { edited, places, check, chunks, isChecked } = session
  const isOld = !edited.parsed.ok || check.checked.hash === null
  const { known } = check
  return (
    <SideColumn summary={summary}>
      {shown === 'json' ? (
        <SidePanel
          {...{ isOld, isChecked, edited, places, chunks }}
          before={base.checked}
          after={known}
          onShow={openJson}
        />
      ) : (
        <>
          <MessageSide session={session} />
          <HashPanel
            before={isOld ? known.hash : base.checked.hash}
            after={known.hash}
            places={isOld ? [] : places}
            isKnown={isOld || isChecked}
          />
          <ProblemsPanel isBeside {...problemsOf(editing)} />
        </>
      )}
    </SideColumn>
  )
}

/** What the list of problems shows. */
export function problemsOf({ session, problems, mend }: Editing): ProblemsPanelProps {
  return {
    problems: problems.list,
    chosen: problems.chosen,
    onChoose: problems.choose,
    mend,
    failure: session.check.failure,
    isChecked: session.isChecked,
  }
}
