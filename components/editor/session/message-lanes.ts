import type { Message } from '#lib/message/message'
import { visibleText } from '#lib/page/visible'

/** A text of the answer that can be compared: the answer itself, the reasoning, or a tool call. */
export interface LaneText {
  readonly key: string
  readonly label: string
  readonly lane: 'text' | 'reasoning' | 'tool' | 'error' | 'structure'
  readonly letter: string
  readonly before: string
  readonly after: string
}

type Named = Omit<LaneText, 'before' | 'after'> & { readonly text: string }

/**
 * Returns the texts of the messages before and after the edit, starting with the first choice. The answer is always
 * included.
 */
export function laneTexts(before: readonly Message[], after: readonly Message[]): LaneText[] {
  const left = new Map(before.flatMap(textsOf).map((text) => [text.key, text]))
  const right = new Map(after.flatMap(textsOf).map((text) => [text.key, text]))
  return [...new Set([...right.keys(), ...left.keys()])].flatMap((key) => {
    const named = right.get(key) ?? left.get(key)
    if (!named) return []
    const { text: _, ...rest } = named
    const lane = { ...rest, before: left.get(key)?.text ?? '', after: right.get(key)?.text ?? '' }
    return lane.before === '' && lane.after === '' ? [] : [lane]
  })
}

function textsOf(message: Message): Named[] {
  const choice = message.index === 0 ? '' : ` of choice ${message.index}`
  const named = (name: string, lane: Named['lane'], letter: string, text: string): Named => {
    return {
      key: `${message.index} ${name}`,
      label: `${name}${choice}`,
      lane,
      letter,
      text: visibleText(text),
    }
  }
  return [
    named('Answer', 'text', 'T', message.text),
    named('Reasoning', 'reasoning', 'R', message.reasoning),
    named('Refusal', 'error', 'X', message.refusal),
    ...message.toolCalls.map((call, index) => {
      const text = call.name === '' && call.arguments === '' ? '' : `${call.name}(${call.arguments})`
      return named(`Tool call ${index + 1}`, 'tool', 'C', text)
    }),
    named('Finish', 'structure', 'F', message.finishReason ?? ''),
  ]
}
