'use client'

import dynamic from 'next/dynamic'
import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { editHrefAtCharacter } from '#lib/api/page-address'
import type { AnswerView } from '#lib/page/view'
import { useReadOnly } from '../../ui/read-only'
import { useTypingPage } from '../../ui/use-typing-page'
import { DockedHead } from '../frame/docked-head'
import { useCursor, useRecording } from '../frame/recording-context'
import { answerPlaceUnder, deltaUnder } from '../text/pointed-character'
import { ChunkList } from '../timeline/chunk-list'
import { ChunkPane } from '../timeline/chunk-pane'
import { Timeline } from '../timeline/timeline'
import type { Player } from '../timeline/use-player'
import { Answer } from './answer'
import { OtherAnswer } from './other-answer'

const CharacterTips = dynamic(() => import('./character-tip').then((loaded) => loaded.CharacterTips), {
  ssr: false,
})
const NotYet = dynamic(() => import('./not-yet').then((loaded) => loaded.NotYet))
const TokenTips = dynamic(() => import('./token-tip').then((loaded) => loaded.TokenTips))

const LIST_OF_PHONE =
  'min-[600px]:max-[1099px]:hidden max-[599px]:h-[18vh] max-[599px]:max-h-none max-[599px]:flex-none'

interface MessageTabProps {
  readonly answers: readonly AnswerView[]
  readonly usage: string
  readonly bytes: number
  readonly isMarkdown: boolean
  /** Whether several choices stand side by side. */
  readonly isBeside: boolean
  readonly player: Player
  /** The conversation. */
  readonly children: ReactNode
  readonly after: ReactNode
}

/**
 * The Message tab: the conversation on the left, its chunks on the right. Below 1,100 px the timeline is docked under
 * the text.
 */
export function MessageTab(props: MessageTabProps): ReactNode {
  const { cursor, chunks } = useRecording()
  const [isOpen, setOpen] = useState(false)
  if (chunks === null || cursor.count === 0) return <Reading {...props} />
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_min(664px,47vw)] max-[1099px]:flex max-[1099px]:flex-col">
      <Reading {...props} />
      <div
        className={`flex min-h-0 flex-col border-line border-l min-[1100px]:overflow-y-auto max-[1099px]:shrink-0 max-[1099px]:border-l-0 max-[1099px]:border-t ${isOpen ? 'max-[599px]:max-h-[60vh] max-[599px]:overflow-y-auto' : ''}`}
      >
        <Timeline
          bytes={props.bytes}
          player={props.player}
          docked={{ head: <DockedHead />, isOpen, onFold: () => setOpen(!isOpen) }}
        />
        <ChunksBeside isOpen={isOpen} />
      </div>
    </div>
  )
}

/**
 * The list of chunks, which has all the room until one is chosen, and the JSON of that one.
 * @param isOpen whether the list is shown on a phone
 */
function ChunksBeside({ isOpen }: { isOpen: boolean }): ReactNode {
  const isChosen = useCursor(({ chunk }) => chunk !== null)
  return (
    <>
      <ChunkList
        // Made again, so that it scrolls to the chosen chunk once it is in sight.
        key={String(isOpen)}
        className={`${isOpen ? LIST_OF_PHONE : 'max-[1099px]:hidden'} ${isChosen ? 'max-h-[35%] min-h-[120px] shrink-0' : 'flex-1'}`}
      />
      <ChunkPane className={`border-t max-[1099px]:hidden ${isChosen ? 'flex-1' : 'shrink-0 pb-2'}`} />
    </>
  )
}

function Reading(props: MessageTabProps): ReactNode {
  const { answers, usage, isMarkdown, isBeside, children, after } = props
  const recording = useRecording()
  const pane = useRef<HTMLDivElement>(null)
  const choose = (event: MouseEvent): void => {
    if (!window.getSelection()?.isCollapsed) return
    const chosen = deltaUnder(event.nativeEvent, recording)
    if (chosen) recording.cursor.set({ ...chosen, isPlaying: false })
  }
  const openEditor = useTypingPage()
  const isReadOnly = useReadOnly()
  const edit = (event: MouseEvent): void => {
    const at = answerPlaceUnder(event.nativeEvent, recording)
    if (at && !isReadOnly) openEditor(editHrefAtCharacter(recording.edit, at))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys choose chunks, wherever the focus is
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on characters is a short cut for the list
    <div
      ref={pane}
      data-reading
      onClick={choose}
      onDoubleClick={edit}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2 min-[1100px]:[&:has([data-not-yet])]:scroll-pb-36"
    >
      {children}
      <div
        className={
          isBeside && answers.length > 1
            ? 'grid grid-cols-[repeat(auto-fit,minmax(min(280px,100%),1fr))] [&>*]:border-line [&>*+*]:border-l'
            : ''
        }
      >
        {answers.map((answer, position) => (
          <Answer
            key={answer.index}
            answer={answer}
            isOneOfSeveral={answers.length > 1}
            isBeside={isBeside && answers.length > 1}
            isMarkdown={isMarkdown}
            isLast={position === answers.length - 1}
            usage={usage}
          />
        ))}
      </div>
      {after}
      {answers.length === 0 && <OtherAnswer />}
      {recording.chunks !== null && <Foot usage={usage} />}
      {recording.chunks !== null && <CharacterTips pane={pane} />}
      {recording.showsLogprobs && <TokenTips pane={pane} />}
    </div>
  )
}

/** What has not arrived; without a chosen chunk everything has, and nothing is loaded. */
function Foot({ usage }: { usage: string }): ReactNode {
  const isChosen = useCursor(({ chunk }) => chunk !== null)
  return isChosen && <NotYet usage={usage} />
}
