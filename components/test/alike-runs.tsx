import { ChevronDown, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { recordingHref, withParameter } from '#lib/api/page-address'
import { shortName } from '#lib/entry/shown-name'
import { parametersOf } from '#lib/exchange/test-id'
import { countedText, countText } from '#lib/figures/text'
import type { ShownRun } from '#lib/page/view-test'
import { UNKNOWN } from '#lib/test/alike'
import type { AlikeOutline } from '#lib/test/outline'
import { VisibleText } from '../recording/text/visible-text'

interface AlikeRunsProps {
  readonly run: ShownRun
  readonly here: string
  readonly search: string
  readonly isOpen: boolean
}

/** The runs that are nearly the same as one that is shown: how many, and the field that differs. */
export function AlikeRuns({ run, here, search, isOpen }: AlikeRunsProps): ReactNode {
  const first = run.calls[0]?.path ?? ''
  if (run.alike.length === 0) return null
  const Arrow = isOpen ? ChevronDown : ChevronRight
  const href = isOpen ? here : withParameter(here, 'open', first)
  return (
    <div className="border-b border-line bg-sub text-label">
      {run.alike.map((alike) => (
        <div key={alike.field}>
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            aria-expanded={isOpen}
            className="flex min-h-7 items-center gap-1.5 px-4 py-1 text-ink-2 hover:text-ink-1"
          >
            <Arrow size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
            <span>
              {countedText(alike.runs, 'more run')}
              {alike.recordings > alike.runs && ` (${countedText(alike.recordings, 'recording')})`}:{' '}
              <Differs alike={alike} /> <span className="text-ink-3">(answers are not compared)</span>
            </span>
          </Link>
          {alike.members.length > 0 && <Members alike={alike} search={search} />}
        </div>
      ))}
    </div>
  )
}

function Differs({ alike: { field, from, to } }: { alike: AlikeOutline }): ReactNode {
  if (field === '') return 'the same request'
  if (field === UNKNOWN) return 'the same model, parameters and words of the messages'
  if (/(^|: )message \d+$/.test(field)) return <>{field} differs</>
  if (field === 'variant')
    return <>another variant{to.length > 1 ? '' : <Value text={` ${parametersOf(to[0] ?? '')}`} />}</>
  const values = to.map((text) => (text.startsWith('#') ? 'another value' : text || 'none'))
  return (
    <>
      <code className="text-ink-1">
        <VisibleText text={field} />
      </code>{' '}
      <Value text={from.startsWith('#') ? 'a value' : from || 'none'} /> →{' '}
      <Value text={[...new Set(values)].join(', ')} />
    </>
  )
}

function Value({ text }: { text: string }): ReactNode {
  return (
    <code className="mx-0.5 text-ink-2 [overflow-wrap:anywhere]">
      <VisibleText text={text} />
    </code>
  )
}

function Members({ alike, search }: { alike: AlikeOutline; search: string }): ReactNode {
  const { members, runs } = alike
  return (
    <ul className="border-t border-line bg-bg">
      {members.map(({ path, prompt, answer }) => (
        <li
          key={path}
          className="grid grid-cols-[110px_minmax(0,3fr)_minmax(0,2fr)] gap-3 border-b border-line px-9 py-1 max-[699px]:grid-cols-1 max-[699px]:px-4"
        >
          <Link
            href={recordingHref(path, search)}
            prefetch={false}
            className="font-mono text-ink-2 underline decoration-line-2 underline-offset-2"
          >
            {shortName(path)}
          </Link>
          <span className="truncate text-ink-2">
            <VisibleText text={prompt.replace(/\s+/g, ' ').trim()} />
          </span>
          <span className="truncate text-ink-2">
            <VisibleText text={answer} />
          </span>
        </li>
      ))}
      {runs > members.length && (
        <li className="px-9 py-1.5 text-ink-3">{countText(runs - members.length)} more are in the list.</li>
      )}
    </ul>
  )
}
