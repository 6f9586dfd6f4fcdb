'use client'

import { FileX, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ChangeLetter } from '#components/sign/change-letter'
import { Verdict } from '#components/sign/verdict'
import { NO_TEST } from '#lib/entry/shown-name'
import { countText } from '#lib/figures/text'
import type { RowLine } from '#lib/list/line'
import { visibleText } from '#lib/page/visible'
import { termText } from '#lib/query/query'
import { useListActions } from './list-actions'
import { SnippetText } from './snippet-text'
import { TermChip } from './term-chip'
import { TestLink } from './test-link'

export interface CellProps {
  readonly row: RowLine
  readonly isChosen: boolean
}

const INDENT = ['', 'pl-[15px]', 'pl-6'] as const

/** Shows the test: its function, unless the group above names it, and the parameters that distinguish it. */
export function TestCell({ row, isChosen }: CellProps): ReactNode {
  const { hrefOf } = useListActions()
  const { label, parameters, level, name } = row
  return (
    <div className={`flex h-full min-w-0 items-center gap-1.5 ${INDENT[level]} max-[1099px]:pl-5`}>
      {row.change && (
        <span className="absolute top-0 left-[13px] z-10 flex h-7 items-center">
          <ChangeLetter {...row.change} />
        </span>
      )}
      <Link
        href={hrefOf(row.path)}
        prefetch={false}
        tabIndex={isChosen ? 0 : -1}
        className="absolute inset-0 outline-offset-[-2px]"
        aria-label={nameOfRow(row)}
      />
      {label ? <TestLabel row={row} isChosen={isChosen} /> : <Parameters row={row} isChosen={isChosen} />}
      {/* A group of its test has the link. */}
      {label && row.test !== null && (
        <span
          className={`relative -ml-1.5 h-5 w-0 ${isChosen ? '' : 'opacity-0 focus-within:opacity-100 group-hover/line:opacity-100'}`}
        >
          <span className={`absolute right-0 ${isChosen ? 'bg-sel' : 'bg-hover'}`}>
            <TestLink test={row.test} isChosen={isChosen} name={label.name} />
          </span>
        </span>
      )}
      {!label && row.test === null && row.kind !== 'unreadable' && (
        <span className="shrink-0 text-ink-3">{NO_TEST}</span>
      )}
      {!label && parameters.length === 0 && <span className="font-mono text-label text-ink-3">{name}</span>}
    </div>
  )
}

/** Shows the function, and after it as much as fits; what does not fit wraps to a line out of sight. */
function TestLabel({ row, isChosen }: CellProps): ReactNode {
  const { label, file } = row
  const aside = [label?.before.replace(/::$/, ''), file].filter((part) => part).join(' ')
  return (
    <>
      <span
        className="max-w-full shrink-0 truncate max-[1099px]:max-w-[min(200px,100%)]"
        title={(label?.before ?? '') + (label?.name ?? '')}
      >
        {visibleText(label?.name ?? '')}
      </span>
      <span className="flex h-5 min-w-0 flex-1 basis-0 flex-wrap gap-x-1.5 overflow-clip">
        <span className="-mr-1.5 h-5 w-px" />
        <Parameters row={row} isChosen={isChosen} />
        {aside !== '' && <span className="whitespace-nowrap text-ink-3 max-[1099px]:hidden">{aside}</span>}
      </span>
    </>
  )
}

/** Shows the parameters as chips; the last one is cut if there is too little room. */
function Parameters({ row: { parameters }, isChosen }: CellProps): ReactNode {
  return parameters.map((parameter) => (
    <TermChip key={parameter} isReachable={isChosen} term={testTerm(parameter)}>
      {visibleText(parameter)}
    </TermChip>
  ))
}

function testTerm(value: string): string {
  return termText({ type: 'name', negated: false, field: 'test', exact: false, values: [value] })
}

function nameOfRow({ label, parameters, name, model }: RowLine): string {
  return [label?.name, ...parameters, model, name].filter((part) => part).join(', ')
}

export function ModelCell({ row }: CellProps): ReactNode {
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      {row.model !== '' && (
        <span className="min-w-0 truncate font-mono text-label max-[1099px]:text-ink-2" title={row.model}>
          {shortModel(row.model)}
        </span>
      )}
      <span className="max-w-[96px] shrink-0 truncate text-ink-2" title={row.provider}>
        {row.provider}
      </span>
    </span>
  )
}

/** Returns the last part of a model's name. The tooltip has the whole name. */
export function shortModel(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1)
}

export function EndpointCell({ row }: CellProps): ReactNode {
  return (
    <span className="text-ink-2" title={row.endpoint}>
      {shortEndpoint(row.endpoint)}
    </span>
  )
}

/** Returns the first part of an endpoint after its version. */
function shortEndpoint(endpoint: string): string {
  const parts = endpoint.split('/').filter((part) => part !== '' && part !== 'api' && !/^v\d+\w*$/.test(part))
  return parts[0] ?? ''
}

export function PromptCell({ row }: CellProps): ReactNode {
  const { prompt } = row
  return (
    <span className="max-[1099px]:text-ink-2">
      {prompt.role !== undefined && <span className="text-ink-3">{prompt.role}: </span>}
      <SnippetText snippet={prompt} />
    </span>
  )
}

const LANES = {
  text: '',
  call: 'font-mono text-label',
  reasoning: 'text-lane-reasoning',
  refusal: 'text-lane-error',
  error: 'text-lane-error',
  rest: 'font-mono text-label',
  none: 'font-mono text-label text-ink-3',
} as const

export function AnswerCell({ row }: CellProps): ReactNode {
  const { answer } = row
  return (
    <span className={LANES[answer.lane]}>
      {answer.lane === 'reasoning' && 'reasoning: '}
      {answer.lane === 'refusal' && 'refused: '}
      {answer.lane === 'rest' && <RestSquare />}
      <SnippetText snippet={answer} />
    </span>
  )
}

/** The letter of the lane for rest, as on a recording's page. */
function RestSquare(): ReactNode {
  return (
    <>
      <span
        aria-hidden
        className="mr-1.5 inline-flex size-4 items-center justify-center rounded-lane border border-control text-[10px] leading-none font-title"
      >
        O
      </span>
      <span className="sr-only">rest: </span>
    </>
  )
}

export function ChunksCell({ row }: CellProps): ReactNode {
  return <span className="text-ink-2">{row.chunks === null ? '' : countText(row.chunks)}</span>
}

export function SizeCell({ row }: CellProps): ReactNode {
  return <span className="text-ink-2">{row.size}</span>
}

export function FinishCell({ row }: CellProps): ReactNode {
  const { finish, httpStatus, kind, chunks } = row
  if (finish !== '')
    return (
      <span className="font-mono text-label text-ink-2">
        {chunks !== null && <span className="min-[500px]:hidden">{countText(chunks)} · </span>}
        {finish}
      </span>
    )
  const isFailed = httpStatus !== null && httpStatus >= 400
  if (!isFailed && kind !== 'exception') return null
  return <span className="text-danger">{isFailed ? `HTTP ${httpStatus}` : 'exception'}</span>
}

export function StatusCell({ row }: CellProps): ReactNode {
  const { kind, verdict, problems } = row
  if (kind === 'unreadable') {
    return (
      <span className="inline-flex items-center gap-1 text-danger">
        <FileX size={14} strokeWidth={1.75} aria-hidden />
        unreadable
      </span>
    )
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <Verdict verdict={verdict} />
      {problems.length > 0 && (
        <span title={problems.join(', ')} className="relative z-10 text-warn">
          <TriangleAlert size={13} strokeWidth={1.75} aria-hidden />
          <span className="sr-only">{problems.join(', ')}</span>
        </span>
      )}
    </span>
  )
}
