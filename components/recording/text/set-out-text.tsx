'use client'

import { type ReactNode, useMemo } from 'react'
import { Chip } from '#components/ui/chip'
import { callText } from '#lib/message/call-text'
import { prettyArguments } from '#lib/page/pretty-arguments'
import { visibleText } from '#lib/page/visible'
import { type MatchPlace, useMatches } from '../frame/match-context'
import { type MatchMark, marksSetOut, matchesWithin } from '../frame/shown-matches'
import { useNewWords } from '../message/changed-request'
import { LaneSquare } from '../timeline/lane-square'
import { Fold } from './fold'
import { LongText } from './long-text'
import { MatchedText } from './matched-text'

const CODE = 'rounded-field bg-inset px-3 py-2 font-mono text-label max-w-[640px]'

interface SetOutTextProps {
  readonly path: string
  /** JSON as it was sent. */
  readonly text: string
  readonly length: number
  readonly matches: readonly MatchMark[]
  /** As of `MatchPlace`. */
  readonly textKey: string
  readonly className?: string
  /** The rows and characters that are shown at first. */
  readonly rows?: number
  readonly characters?: number
}

/** JSON of a message, laid out for reading; JSON that is cut off stays as it is. */
function SetOutText(props: SetOutTextProps): ReactNode {
  const { path, text, length, matches, textKey, className = '', ...limits } = props
  const newWords = useNewWords(textKey)
  const pretty = useMemo(() => (text.length === length ? prettyArguments(text) : null), [text, length])
  const shown = useMemo(() => marksSetOut(matches, pretty?.sources ?? null), [matches, pretty])
  const newWordsShown = useMemo(() => marksSetOut(newWords, pretty?.sources ?? null), [newWords, pretty])
  return (
    <LongText
      path={path}
      text={pretty?.text ?? text}
      length={pretty?.text.length ?? length}
      matches={shown}
      newWords={newWordsShown}
      {...limits}
      className={`${CODE} ${className}`}
    />
  )
}

/** The JSON result of a tool. */
export function JsonResult({
  place,
  ...text
}: Omit<SetOutTextProps, 'matches' | 'textKey'> & { place: MatchPlace }): ReactNode {
  return <SetOutText {...text} textKey={place.textKey} matches={useMatches(place, text.text)} />
}

interface AskedCallProps extends Omit<SetOutTextProps, 'matches' | 'textKey'> {
  readonly place: MatchPlace
  readonly name: string
  readonly id: string | null
}

/** A tool call in a message of the request. */
export function AskedCall({ place, name, id, ...text }: AskedCallProps): ReactNode {
  const { head, body } = useCallMatches(place, name, text.text)
  return (
    <Fold
      isOpen
      head={
        <>
          <LaneSquare lane="tool:0" />
          <code className="min-w-0 truncate text-ui">
            <MatchedText text={name} start={0} end={name.length} matches={head} />
          </code>
          {id !== null && <Chip>{visibleText(id)}</Chip>}
        </>
      }
    >
      <SetOutText {...text} textKey={place.textKey} matches={body} className="mt-1.5" />
    </Fold>
  )
}

/**
 * Splits the matches of a call, which is searched as `name({…})`, into those in its name and those in its arguments.
 */
export function useCallMatches(
  place: MatchPlace,
  name: string,
  given: string,
): { head: readonly MatchMark[]; body: readonly MatchMark[] } {
  const matches = useMatches(place, callText({ name, arguments: given }))
  return useMemo(() => {
    const after = name.length + 1
    // A match that begins at the bracket is drawn at the start of the arguments.
    const begun = matches.map((match) => (match.start === name.length ? { ...match, start: after } : match))
    return {
      head: matchesWithin(begun, 0, name.length),
      body: matchesWithin(begun, after, after + given.length),
    }
  }, [matches, name, given])
}
