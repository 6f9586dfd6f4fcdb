import { type ReactNode, useMemo } from 'react'
import { countedText } from '#lib/figures/text'
import { promptOf } from '#lib/message/conversation'
import { visibleDelta } from '#lib/page/visible'
import { conversationOf } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { JsonButton } from './json-button'

const MAX_PROMPT = 300

/** The request in one line, which leads to the JSON. */
export function RequestLine({ recording }: { recording: Recording }): ReactNode {
  const { prompt, facts } = useMemo(() => {
    const conversation = conversationOf(recording)
    const { messages, tools } = conversation
    return {
      prompt: promptOf(conversation).slice(0, MAX_PROMPT),
      facts: [
        countedText(messages.length, 'message'),
        ...(tools.length > 0 ? [countedText(tools.length, 'tool')] : []),
      ],
    }
  }, [recording])
  return (
    <section
      aria-label="Request"
      className="grid grid-cols-[92px_minmax(0,1fr)_auto] gap-x-3 items-center gap-y-1 border-b border-line px-4 py-3"
    >
      <h2 className="pr-3 text-ui text-ink-2">request</h2>
      <p className="flex min-w-0 items-baseline gap-2">
        <span className="truncate">{visibleDelta(prompt).replaceAll('·', ' ').replaceAll('⏎', ' ')}</span>
        <span className="shrink-0 text-label text-ink-3 max-[699px]:hidden">{facts.join(', ')}</span>
      </p>
      <JsonButton target="request" />
    </section>
  )
}
