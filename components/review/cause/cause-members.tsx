import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { functionLabel, NO_TEST } from '#lib/entry/shown-name'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import { groupBy } from '#lib/review/group-by'
import type { ReviewRow } from '#lib/review/list-view'
import { Section } from '../detail/section'
import { plainClick } from '../plain-click'
import type { EditableState } from '../use-review-state'

interface CauseMembersProps {
  readonly rows: readonly ReviewRow[]
  readonly at: string
  readonly hrefOf: (path: string) => string
  readonly state: EditableState
  readonly onChoose: (path: string) => void
}

/** The list beside has all of them, however many: here are the first. */
const MOST = 100

/** The look of the links is written once, because there are many. */
const MEMBERS =
  'py-1 [&_a]:flex [&_a]:h-7 [&_a]:items-center [&_a]:gap-2 [&_a]:px-5 [&_a]:font-mono [&_a]:text-label [&_a]:-outline-offset-2 [&_a:hover]:bg-hover [&_a[aria-current=true]]:bg-sel [&_a[aria-current=true]]:shadow-[inset_2px_0_0_var(--color-ink-1)]'

/** The recordings of a cause, by test. Choosing one makes it the example. */
export function CauseMembers({ rows, at, hrefOf, state, onChoose }: CauseMembersProps): ReactNode {
  const tests = [...groupBy(rows.slice(0, MOST), ({ test }) => `${test.file}\0${test.function}`).values()]
  return (
    <Section title="Recordings" about={countText(rows.length)} right="one by one: a">
      <div className={MEMBERS}>
        {tests.map((members) => (
          <div key={members[0]?.path}>
            <TestName of={members} />
            {members.map((row) => (
              <Member
                key={row.path}
                row={row}
                isChosen={row.path === at}
                isViewed={state.viewed.has(row.meaning)}
                href={hrefOf(row.path)}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
        {rows.length > MOST && (
          <p className="px-5 py-1 text-label text-ink-3">
            and {countText(rows.length - MOST)} more: open the group (o) to see them in the list
          </p>
        )}
      </div>
    </Section>
  )
}

function TestName({ of: members }: { of: readonly ReviewRow[] }): ReactNode {
  const { file = '', function: name = '' } = members[0]?.test ?? {}
  return (
    <p className="flex items-baseline gap-2 px-5 py-1 text-label text-ink-3 max-[699px]:flex-wrap">
      <span className="truncate">{visibleText(file)}</span>
      <span className="font-mono text-ink-1">{visibleText(functionLabel(name).name || NO_TEST)}</span>
      {countText(members.length)}
    </p>
  )
}

interface MemberProps {
  readonly row: ReviewRow
  readonly isChosen: boolean
  readonly isViewed: boolean
  readonly href: string
  readonly onChoose: (path: string) => void
}

function Member({ row, isChosen, isViewed, href, onChoose }: MemberProps): ReactNode {
  return (
    <a href={href} title={row.path} aria-current={isChosen} onClick={plainClick(() => onChoose(row.path))}>
      <span className="w-4 shrink-0">
        {isViewed && <Check size={13} strokeWidth={1.75} className="text-ink-3" aria-label="viewed" />}
      </span>
      <span className={`min-w-0 flex-1 truncate ${isViewed ? 'text-ink-3' : ''}`}>
        {visibleText(row.label)}
      </span>
      <span className="shrink-0 text-ink-3">{row.hash}</span>
    </a>
  )
}
