import type { ReactNode } from 'react'
import { Chip } from '#components/ui/chip'
import { sizeText } from '#lib/figures/text'
import { partOfRole } from '#lib/page/match-keys'
import type { PartView } from '#lib/page/view-request'
import { visibleText } from '#lib/page/visible'
import type { MatchPlace } from '../frame/match-context'
import { Fold } from '../text/fold'
import { LongText } from '../text/long-text'
import { AskedCall, JsonResult } from '../text/set-out-text'
import { callId } from './call-id'
import { CallLink } from './call-link'
import { RecordedImage } from './recorded-image'

const CODE = 'rounded-field bg-inset px-3 py-2 font-mono text-label max-w-[640px]'

interface RequestPartsProps {
  readonly parts: readonly PartView[]
  readonly path: string
  readonly speaker: string
  /** The key of a part among the searched texts of the page, by its position. */
  readonly keyOf: (position: number) => string
}

/** All parts of a message of the request. */
export function RequestParts({ parts, keyOf, ...shared }: RequestPartsProps): ReactNode {
  if (parts.length === 0) return <p className="text-ink-3">nothing</p>
  return parts.map((part, position) => (
    <RequestPart key={position} part={part} textKey={keyOf(position)} {...shared} />
  ))
}

interface RequestPartProps {
  readonly part: PartView
  readonly path: string
  readonly speaker: string
  /** Its key among the searched texts of the page. */
  readonly textKey: string
}

/** One part of a message of the request. */
function RequestPart({ part, path, speaker, textKey }: RequestPartProps): ReactNode {
  const place: MatchPlace = { textKey, part: part.type === 'tool-call' ? 'other' : partOfRole(speaker) }
  switch (part.type) {
    case 'text':
      return (
        <div>
          <LongText
            {...cut(part)}
            path={path}
            place={place}
            {...limitsOf(speaker)}
            className="max-w-[640px] text-message"
          />
        </div>
      )
    case 'reasoning':
      return (
        <Fold head={<span className="text-ink-2">Reasoning</span>}>
          <LongText {...cut(part)} path={path} className="max-w-[640px] text-ink-2" />
        </Fold>
      )
    case 'image':
      return <RecordedImage {...part} alt="In the request" />
    case 'remote-image':
      return (
        <div>
          <Chip label="image, not loaded">{part.address}</Chip>
        </div>
      )
    case 'data':
      return (
        <div>
          <Chip label={part.media || 'data'}>{sizeText(part.bytes)}</Chip>
        </div>
      )
    case 'tool-call':
      return (
        <div id={callId(textKey)}>
          <AskedCall {...cut(part)} path={path} place={place} name={part.name} id={part.id} />
        </div>
      )
    case 'tool-result':
      return (
        <div>
          {part.id !== null && (
            <p className="mb-1">
              {part.call ? (
                <CallLink call={part.call} id={part.id} />
              ) : (
                <Chip label="answers">{visibleText(part.id)}</Chip>
              )}
            </p>
          )}
          {part.isJson ? (
            <JsonResult {...cut(part)} path={path} place={place} />
          ) : (
            <LongText {...cut(part)} path={path} place={place} className="max-w-[640px] text-message" />
          )}
        </div>
      )
    case 'other':
      return (
        <div>
          <LongText {...cut(part)} path={path} className={CODE} />
        </div>
      )
  }
}

function cut(part: { readonly text: string; readonly length: number }): { text: string; length: number } {
  return { text: part.text, length: part.length }
}

/** System messages are rarely of interest, so only a few rows of them are shown at first. */
function limitsOf(role: string): { rows: number; characters: number } {
  return role === 'system' || role === 'developer'
    ? { rows: 6, characters: 600 }
    : { rows: 14, characters: 2000 }
}
