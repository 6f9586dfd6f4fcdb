'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { CopyButton } from '#components/ui/copy-button'
import { firstDelta, type Stream } from '#lib/message/stream'
import type { ChunkJson } from '#lib/page/chunk-json'
import { EditLink } from '../frame/edit-link'
import { useCursor, useRecording } from '../frame/recording-context'
import { JsonLine } from '../text/json-lines'
import { FileLink } from '../text/show-more'
import { VisibleText } from '../text/visible-text'
import { laneLook } from './lane-look'
import { useChunkJson } from './use-chunk-json'

/** The JSON of the chosen chunk, laid out, with the lines of its deltas in the colours of their lanes. */
export function ChunkPane({ className = '' }: { className?: string }): ReactNode {
  const { path, edit, chunks } = useRecording()
  const chunk = useCursor((state) => state.chunk)
  const { json, failure } = useChunkJson(chunk)
  const [isSent, setSent] = useState(false)
  const sent = isSent ? (json?.sent ?? null) : null
  return (
    <section aria-label="Chosen chunk" className={`flex min-h-0 flex-col border-line bg-sub ${className}`}>
      <div className="flex h-[34px] shrink-0 items-center gap-3 px-4">
        <h2 className="font-chosen">{chunk === null ? 'No chunk chosen' : `Chunk ${chunk}`}</h2>
        {chunk !== null && (
          <code className="truncate text-label text-ink-3">
            {chunks?.pointer}/{chunks?.lines?.[chunk] ?? chunk}
          </code>
        )}
        {json && (
          <span className="-mr-1.5 ml-auto flex shrink-0 items-center">
            {sent === null && json.differs.length > 0 && (
              <span className="mr-2 flex items-center gap-1.5 text-label text-ink-3 max-[600px]:hidden">
                <span aria-hidden className="h-3.5 w-[3px] bg-control" /> differs from {json.chunk - 1}
              </span>
            )}
            {json.sent !== null && (
              <Button
                look="quiet"
                className="aria-pressed:bg-sel"
                aria-pressed={isSent}
                onClick={() => setSent(!isSent)}
              >
                Lines
              </Button>
            )}
            <EditLink href={edit} chunk={json.chunk} isJson look="quiet">
              Edit JSON
            </EditLink>
            <CopyButton
              key={json.chunk}
              text={sent ?? json.text}
              label={sent === null ? 'Copy the JSON of this chunk' : 'Copy the lines of this chunk'}
            />
          </span>
        )}
      </div>
      {chunk === null && (
        <p className="px-4 text-label text-ink-3">
          Choose one in the list, in the timeline, or by clicking on its characters.
        </p>
      )}
      {failure !== '' && <p className="px-4 text-danger">{failure}</p>}
      {json && (sent === null ? <Lines json={json} /> : <SentLines text={sent} />)}
      {json?.isCut && (
        <p className="px-4 py-1.5 text-label text-ink-3">
          The chunk is cut here; <FileLink path={path}>the file</FileLink> holds all of it.
        </p>
      )}
    </section>
  )
}

/** The lines of a server-sent event, as they were sent. */
function SentLines({ text }: { text: string }): ReactNode {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-4 pb-3 text-label leading-[18px] whitespace-pre-wrap [overflow-wrap:anywhere] -outline-offset-2"
    >
      <VisibleText text={text} />
    </pre>
  )
}

function Lines({ json }: { json: ChunkJson }): ReactNode {
  const { stream } = useRecording()
  const scroller = useRef<HTMLPreElement>(null)
  const chosen = useCursor((state) => state.delta)
  const first = firstDelta(stream, json.chunk)
  const tints = tintsOf(stream, json.lines, first)
  const differs = new Set(json.differs)
  useEffect(() => {
    const line = lineToShow(json.lines, chosen === null ? null : chosen - first)
    const pane = scroller.current
    if (line === undefined || !pane) return
    const [top, height] = [line * 18, pane.clientHeight]
    if (top < pane.scrollTop || top + 54 > pane.scrollTop + height) pane.scrollTop = top - height / 2
  }, [json, chosen, first])
  return (
    <pre
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto pb-3 text-label -outline-offset-2"
    >
      <code className="block w-max min-w-full">
        {json.text.split('\n').map((line, index) => (
          <span
            key={`${index} ${line}`}
            data-differs={differs.has(index) || undefined}
            className={`relative block h-[18px] border-l-2 pr-4 pl-3.5 ${tints.get(index) ?? 'border-transparent'} data-differs:before:absolute data-differs:before:inset-y-0 data-differs:before:left-[5px] data-differs:before:w-[3px] data-differs:before:bg-control`}
          >
            {differs.has(index) && <span className="sr-only select-none">differs: </span>}
            <JsonLine line={line} />
          </span>
        ))}
      </code>
    </pre>
  )
}

/** The line of the chosen delta; of the chunk's first one if no delta was chosen, or its line is not shown. */
function lineToShow(lines: readonly number[], chosen: number | null): number | undefined {
  const line = chosen === null ? undefined : lines[chosen]
  return line !== undefined && line >= 0 ? line : lines.find((at) => at >= 0)
}

/** The classes of the lines that hold deltas. @param first index of the first of these deltas */
function tintsOf({ deltas }: Stream, lines: readonly number[], first: number): Map<number, string> {
  return new Map(
    lines.flatMap((line, index) => {
      const delta = deltas[first + index]
      if (line < 0 || !delta) return []
      const { tint, edge } = laneLook(delta.lane)
      return [[line, `${tint} ${edge}`] as const]
    }),
  )
}
