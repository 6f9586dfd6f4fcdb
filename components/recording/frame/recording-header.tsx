import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { Chip } from '#components/ui/chip'
import { Key } from '#components/ui/key'
import type { Problem } from '#lib/check/problem'
import { fileName, NO_TEST, shownHash } from '#lib/entry/shown-name'
import { countedText, sizeText } from '#lib/figures/text'
import type { RecordingView } from '#lib/page/view'
import { CopyMenu } from './copy-menu'
import { EditLink } from './edit-link'
import { NeighbourNav } from './neighbour-nav'
import { TestTitle } from './test-title'

interface RecordingHeaderProps {
  readonly view: RecordingView
  readonly edit: string
  /** The query string that keeps the list or the review that the reader came from. */
  readonly list: string
  /** The comparison of the recording with the base. */
  readonly compared: ReactNode
  /** The menu of what else can be done with the file. */
  readonly more: ReactNode
}

/** The head of the page: test, parameters, facts and problems of the recording, and the actions on it. */
export function RecordingHeader({ view, edit, list, compared, more }: RecordingHeaderProps): ReactNode {
  const { test, path } = view
  return (
    <header className="shrink-0 border-b border-line px-4 pt-4 pb-2.5">
      <div className="flex items-start gap-4 max-[699px]:flex-col">
        <div className="w-full min-w-0 flex-1">
          <TestTitle
            file={test?.file || path}
            name={test?.function || (test ? fileName(path) : NO_TEST)}
            parameters={test?.parameters ?? []}
          />
        </div>
        <div className="-mt-1 flex shrink-0 items-center gap-2">
          <NeighbourNav path={view.path} list={list} />
          <CopyMenu path={view.path} />
          <EditLink href={edit}>
            <Pencil size={14} strokeWidth={1.75} aria-hidden />
            Edit
            <span className="max-[499px]:hidden">
              <Key>e</Key>
            </span>
          </EditLink>
          {more}
        </div>
      </div>
      <Facts view={view} />
      {compared}
      {view.problems.length > 0 && <Problems problems={view.problems} />}
    </header>
  )
}

function Facts({ view }: { view: RecordingView }): ReactNode {
  const facts: readonly (readonly [string, string, string?])[] = [
    ['model', view.model],
    ['answered by', view.models.map(({ name }) => name).join(', ')],
    ['provider', view.provider],
    ['endpoint', view.endpoint],
    ['status', view.httpStatus === null ? '' : String(view.httpStatus)],
    ['finish', view.finishReason ?? ''],
    ['usage', view.usage],
    ['size', sizeText(view.bytes), 'max-[1099px]:hidden'],
    ['kind', view.answers.length > 0 ? '' : view.kind],
  ]
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value, className]) => (
          <Chip key={label} label={label} {...(className && { className })}>
            {value}
          </Chip>
        ))}
      <Chip label="hash" title={view.hash.name}>
        <span className="inline-flex items-center gap-1.5">
          <Verdict verdict={view.hash.verdict} />
          <span className="text-ink-3">{shownHash(view.hash.name)}</span>
        </span>
      </Chip>
    </div>
  )
}

const TONES = {
  error: 'border-danger-line bg-danger-bg text-danger',
  warning: 'border-warn-line bg-warn-bg text-warn',
  info: 'border-line-2 text-ink-2',
} as const

/** The first problems with their messages; the others are folded. */
function Problems({ problems }: { problems: readonly Problem[] }): ReactNode {
  const lines = problems.slice(0, 100).map((problem, index) => (
    <li key={`${index} ${problem.code}`} className="flex flex-wrap items-center gap-x-2 text-label">
      <span
        className={`inline-flex h-5 items-center rounded-chip border px-1.5 font-mono text-chip ${TONES[problem.severity]}`}
      >
        {problem.code}
      </span>
      <span className="[overflow-wrap:anywhere]">{problem.message}</span>
      <span className="text-ink-3">
        line {problem.line}, column {problem.column}
      </span>
    </li>
  ))
  return (
    <div className="mt-1.5 max-h-40 overflow-y-auto">
      <ul aria-label="Problems" className="flex flex-col gap-1">
        {lines.slice(0, 2)}
      </ul>
      {lines.length > 2 && (
        <details className="mt-1">
          <summary className="text-label text-ink-2">
            {countedText(problems.length - 2, 'more problem')}
          </summary>
          <ul className="mt-1 flex flex-col gap-1">{lines.slice(2)}</ul>
        </details>
      )}
    </div>
  )
}
