import Link from 'next/link'
import type { ReactNode } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { shortName } from '#lib/entry/shown-name'
import { countText } from '#lib/figures/text'
import type { CallOutline } from '#lib/test/outline'

interface OrderStripProps {
  readonly calls: readonly CallOutline[]
  /** The path of the recording that is marked. */
  readonly chosen: string
  /** The query string that keeps where the reader came from. */
  readonly search?: string
  /** The numbers of calls that are left out before and after. */
  readonly before?: number
  readonly after?: number
}

/** The calls of a run from left to right. Those under each other go on from the same call, or have the same depth. */
export function OrderStrip({
  calls,
  chosen,
  search = '',
  before = 0,
  after = 0,
}: OrderStripProps): ReactNode {
  const depths = [...new Set(calls.map(({ depth }) => depth))]
  return (
    <ol aria-label="Calls of the test" className="relative flex items-center overflow-x-auto py-1">
      {before > 0 && <li className="pr-3 text-label text-ink-3">{countText(before)} before</li>}
      {depths.map((depth, index) => (
        <li key={depth} className="flex shrink-0 items-center">
          {index > 0 && <span aria-hidden className="h-px w-4 bg-control" />}
          <ul className={`flex flex-col gap-1 ${isFork(calls, depth) ? 'border-l border-control pl-2' : ''}`}>
            {calls
              .filter((call) => call.depth === depth)
              .map((call) => (
                <li key={call.path}>
                  <Box call={call} isChosen={call.path === chosen} search={search} />
                </li>
              ))}
          </ul>
        </li>
      ))}
      {after > 0 && <li className="pl-3 text-label text-ink-3">{countText(after)} after</li>}
    </ol>
  )
}

function isFork(calls: readonly CallOutline[], depth: number): boolean {
  return depth > 1 && calls.filter((call) => call.depth === depth).length > 1
}

function Box({
  call,
  isChosen,
  search,
}: {
  call: CallOutline
  isChosen: boolean
  search: string
}): ReactNode {
  return (
    <Link
      href={recordingHref(call.path, search)}
      prefetch={false}
      aria-current={isChosen ? 'true' : undefined}
      title={call.path}
      className={`flex h-7 min-w-[120px] max-[499px]:min-w-9 max-[499px]:justify-center items-center gap-2 rounded-field border px-2 text-label ${isChosen ? 'border-control bg-sel' : 'border-line-2 hover:border-control'}`}
    >
      <span className="font-title">{call.label}</span>
      <code className="text-ink-3 max-[499px]:sr-only">{shortName(call.path).slice(0, 8)}</code>
      <span className="ml-auto truncate text-ink-2 max-[499px]:sr-only">{endOf(call)}</span>
    </Link>
  )
}

function endOf({ kind, tools, finishReason }: CallOutline): string {
  if (kind === 'unreadable') return 'unreadable'
  if (tools > 0) return tools === 1 ? '1 call' : `${tools} calls`
  return finishReason ?? 'no finish'
}
