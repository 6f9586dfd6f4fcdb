import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import type { Severity } from '#lib/check/problem'
import type { FileFix } from '#lib/edit/fix/file-fix'
import type { TextFix } from '#lib/edit/fix/text-fix'
import type { PlacedProblem } from '#lib/edit/placed-problems'
import type { Mend } from '../mend/use-mend'

const LOOKS = {
  error: { Icon: CircleX, tone: 'text-danger', one: 'error', many: 'errors' },
  warning: { Icon: TriangleAlert, tone: 'text-warn', one: 'warning', many: 'warnings' },
  info: { Icon: Info, tone: 'text-ink-3', one: 'note', many: 'notes' },
} as const

/** The maximum number of rows: more are of no use, and slow down every key press. */
const MAX_ROWS = 100

export interface ProblemsPanelProps {
  readonly problems: readonly PlacedProblem[]
  /** Index of the problem that was last chosen. */
  readonly chosen: number | null
  readonly onChoose: (index: number) => void
  /** What mends problems; null while nothing can be written. */
  readonly mend: Pick<Mend, 'start' | 'fixOf' | 'failure'> | null
  /** Whether it is in the narrow column beside the message, not under the JSON. */
  readonly isBeside?: boolean
  /** Why the list may be out of date; null when it is not. */
  readonly failure: string | null
  /** Whether these are the problems of the present text. */
  readonly isChecked: boolean
}

/** All problems of the text, each as a button that leads to its place. */
export function ProblemsPanel(props: ProblemsPanelProps): ReactNode {
  const { problems, chosen, onChoose, isBeside = false, mend, failure, isChecked } = props
  return (
    <section
      aria-label="Problems"
      className={`@container shrink-0 ${isBeside ? 'py-2' : 'border-t border-line-2'}`}
    >
      <div className="flex h-8 items-center gap-4 px-4">
        <h2 className="text-ui font-chosen">Problems</h2>
        {problems.length === 0 && isChecked && <span className="text-label text-ink-3">none</span>}
        {(['error', 'warning', 'info'] as const).map((severity) => (
          <Count key={severity} severity={severity} count={countOf(problems, severity)} />
        ))}
        {failure !== null && <span className="truncate text-label text-danger">Not checked: {failure}</span>}
        {mend !== null && mend.failure !== '' && (
          <span role="alert" className="truncate text-label text-danger">
            {mend.failure}
          </span>
        )}
        {problems.length > 0 && (
          <span className="ml-auto flex items-center gap-2 text-label text-ink-3 @max-[1080px]:hidden">
            <Key>F8</Key> next problem
          </span>
        )}
      </div>
      {problems.length > 0 && (
        <ul className="max-h-[140px] overflow-y-auto">
          {problems.slice(0, MAX_ROWS).map((problem, index) => (
            <ProblemRow
              key={index}
              problem={problem}
              isChosen={index === chosen}
              onChoose={() => onChoose(index)}
              mend={mend}
            />
          ))}
          {problems.length > MAX_ROWS && (
            <li className="px-4 py-1 text-label text-ink-3">
              and {problems.length - MAX_ROWS} more; F8 goes through all
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

function countOf(problems: readonly PlacedProblem[], severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length
}

function Count({ severity, count }: { severity: Severity; count: number }): ReactNode {
  if (count === 0) return null
  const { Icon, tone, one, many } = LOOKS[severity]
  return (
    <span className={`inline-flex items-center gap-1 ${tone}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {count}
      <span className="sr-only"> {count === 1 ? one : many}</span>
    </span>
  )
}

const ACTIONS: Readonly<Record<TextFix | FileFix, string>> = {
  rename: 'Rename…',
  'delete-unread': 'Delete…',
  'remove-byte-order-mark': 'Remove it…',
  'recorder-form': 'Write in its form…',
  'own-ids': 'Write its ids…',
}

interface ProblemRowProps {
  readonly problem: PlacedProblem
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly mend: ProblemsPanelProps['mend']
}

function ProblemRow({ problem, isChosen, onChoose, mend }: ProblemRowProps): ReactNode {
  const { Icon, tone, one } = LOOKS[problem.severity]
  const fix = mend?.fixOf(problem.code)
  const onMend = mend?.start
  const look = isChosen ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : 'hover:bg-hover'
  return (
    <li className={`flex items-center ${look}`}>
      <button
        type="button"
        onClick={onChoose}
        aria-current={isChosen}
        className="grid min-h-7 min-w-0 flex-1 grid-cols-[14px_150px_minmax(0,1fr)_minmax(0,300px)_64px] items-center gap-x-3.5 px-4 py-0.5 text-left outline-offset-[-2px] @max-[1080px]:grid-cols-[14px_minmax(0,1fr)_64px]"
      >
        <Icon size={14} strokeWidth={1.75} aria-label={one} className={tone} />
        <span className="truncate font-mono text-label @max-[1080px]:hidden">{problem.code}</span>
        <span className="break-words">{problem.message}</span>
        <span className="truncate font-mono text-label text-ink-2 @max-[1080px]:hidden">
          {problem.pointer}
        </span>
        <span className="text-right font-mono text-label text-ink-3">
          {problem.field === undefined && `${problem.line}:${problem.column}`}
        </span>
      </button>
      {fix && onMend && (
        <Button look="quiet" className="mr-2 !h-6" onClick={() => onMend(fix)}>
          {ACTIONS[fix]}
        </Button>
      )}
    </li>
  )
}
