import { CircleAlert, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CameFrom } from '#lib/api/came-from'
import type { Problem } from '#lib/check/problem'
import { sizeText } from '#lib/figures/text'
import type { NearLine } from '#lib/page/surroundings'
import { visiblePieces } from '#lib/page/visible'
import { FileLink } from '../text/show-more'
import { VisibleText } from '../text/visible-text'
import { BackKey } from './back-key'
import { EditLink } from './edit-link'
import { NeighbourNav } from './neighbour-nav'

interface UnreadableProps {
  readonly path: string
  readonly bytes: number | null
  readonly problem: Problem
  readonly near: readonly NearLine[]
  readonly edit: string
  /** Where the reader found the file. */
  readonly from: Pick<CameFrom, 'search' | 'href'>
  /** The button that deletes the file. */
  readonly remove: ReactNode
  /** The comparison of the file with the base. */
  readonly children: ReactNode
}

/** The page of a file that is not a recording: the problem, its place, and the text around it. */
export function Unreadable({
  path,
  bytes,
  problem,
  near,
  edit,
  from,
  remove,
  children,
}: UnreadableProps): ReactNode {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      <BackKey href={from.href} />
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 text-label text-ink-3 [overflow-wrap:anywhere]">{path}</p>
        <NeighbourNav path={path} list={from.search} />
      </div>
      <h1 className="mt-1 flex items-center gap-2 text-title font-title">
        <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="text-danger" />
        This file cannot be read as a recording
      </h1>
      {children}
      <p className="mt-3 text-message">
        <span className="text-danger">
          Line {problem.line}, column {problem.column}
        </span>
        : {problem.message}
      </p>
      {near.length > 0 && (
        <pre className="mt-3 max-w-[1100px] overflow-x-auto rounded-field bg-inset py-2 text-label">
          {near.map((line) => (
            <div
              key={line.line}
              className={`flex gap-4 border-l-2 px-3 ${line.at === null ? 'border-transparent' : 'border-danger bg-danger-bg'}`}
            >
              <span className="w-12 shrink-0 text-right text-ink-3">{line.line}</span>
              <Near line={line} />
            </div>
          ))}
        </pre>
      )}
      <p className="mt-4 flex flex-wrap items-center gap-4">
        <EditLink href={edit} look="primary">
          <Pencil size={14} strokeWidth={1.75} aria-hidden />
          Open in the editor
        </EditLink>
        {remove}
        <FileLink path={path}>The file itself</FileLink>
        {bytes !== null && <span className="text-ink-3">{sizeText(bytes)}</span>}
      </p>
    </div>
  )
}

function Near({ line: { text, at } }: { line: NearLine }): ReactNode {
  if (at === null)
    return (
      <code>
        <VisibleText text={text} />
      </code>
    )
  const [first] = visiblePieces(text.slice(at, at + 2))
  const found =
    first?.sign === null
      ? text.slice(at, at + (first.text.length > 1 && /[\ud800-\udbff]/.test(text[at] ?? '') ? 2 : 1))
      : (first?.text ?? '')
  return (
    <code>
      <VisibleText text={text.slice(0, at)} />
      <mark className="rounded-mark bg-danger text-bg">
        {found === '' ? ' ' : <VisibleText text={found} />}
      </mark>
      {text.slice(at + found.length) !== '' && <VisibleText text={text.slice(at + found.length)} />}
    </code>
  )
}
