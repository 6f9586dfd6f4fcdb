import type { ReactNode } from 'react'
import { MessageRow } from '#components/recording/message/message-row'
import type { EditView } from '#lib/edit/edit-view'
import { cutOf } from '#lib/page/shorten'
import { visibleText } from '#lib/page/visible'

const LIMIT = { characters: 20_000, rows: 400 }

/** The answer as text, until the editor is loaded or when there is no JavaScript. */
export function WaitingMessage({ view }: { view: EditView }): ReactNode {
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden">
      {view.check.messages.slice(0, 8).map(({ index, reasoning, text, refusal, toolCalls }) => (
        <MessageRow key={index} isAnswer speaker="assistant">
          {[reasoning, text, refusal, ...toolCalls.map((call) => `${call.name}(${call.arguments})`)]
            .filter((one) => one !== '')
            .map((one, place) => (
              <p
                key={place}
                className="max-w-[640px] whitespace-pre-wrap text-message text-ink-2 [overflow-wrap:anywhere]"
              >
                {visibleText(one.slice(0, cutOf(one, LIMIT)))}
              </p>
            ))}
        </MessageRow>
      ))}
      <p className="absolute inset-x-0 bottom-0 border-t border-line bg-sub px-4 py-1.5 text-label text-ink-3">
        The editor is loading. Without JavaScript, the beginning of the answer is all that shows.
      </p>
    </div>
  )
}
