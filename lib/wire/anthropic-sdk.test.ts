import { MessageStream } from '@anthropic-ai/sdk/lib/MessageStream'
import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { eventsOfLines } from '#lib/exchange/event-lines'
import { field, listField } from '#lib/json/value'
import type { Message } from '#lib/message/message'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_ANTHROPIC } from '#lib/testing/specimens/odd-anthropic'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Recording } from '#lib/wire/recording'
import { eras, filesBelow, samples, sayWhetherThere } from '../../bench/real-recordings'
import { assemble } from './assemble'

/* The judge: the stream accumulator of Anthropic's own package. */

async function messageOfSdk(recording: Recording): Promise<Partial<Message>> {
  const lines = listField(field(recording.value, 'response'), 'body')
  const events = eventsOfLines(lines).map(({ data }) => `${data}\n`)
  const message = await MessageStream.fromReadableStream(new Blob(events).stream()).finalMessage()
  const { content } = message
  return {
    role: message.role,
    text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    reasoning: content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''),
    toolCalls: content.flatMap((block) =>
      block.type === 'tool_use' || block.type === 'server_tool_use'
        ? [{ id: block.id, name: block.name, arguments: JSON.stringify(block.input) }]
        : [],
    ),
    finishReason: message.stop_reason,
  }
}

/** The SDK parses the arguments of a call, so our own are parsed too before they are compared. */
function ourMessage(recording: Recording): Partial<Message> | undefined {
  const [message] = assemble(recording).messages
  if (!message) return undefined
  const { role, text, reasoning, finishReason } = message
  const toolCalls = message.toolCalls.map((call) => ({
    ...call,
    arguments: JSON.stringify(JSON.parse(call.arguments)),
  }))
  return { role, text, reasoning, toolCalls, finishReason }
}

async function judge(files: readonly { path: string; text: string }[]): Promise<number> {
  let equal = 0
  for (const file of files) {
    const recording = readRecording(file)
    if (recording.kind !== 'anthropic.message.events') continue
    expect(ourMessage(recording), file.path).toEqual(await messageOfSdk(recording))
    equal++
  }
  return equal
}

describe('every Anthropic stream', () => {
  test('of the samples and specimens is assembled as the SDK does it', async () => {
    const specimen = { path: 'recordings/x.json', text: textOf(SPECIMENS['anthropic.message.events']) }
    expect(await judge([specimen])).toBe(1)
    const odd = ODD_ANTHROPIC['a search, its result and a citation, streamed']
    expect(await judge([{ path: 'recordings/x.json', text: textOf(odd) }])).toBe(1)
    expect(await judge(filesBelow(samples))).toBeGreaterThan(0)
  })

  test.skipIf(!sayWhetherThere())(
    'of the real recordings is assembled as the SDK does it',
    { timeout: 60_000 },
    async () => {
      expect(await judge(eras.flatMap(filesBelow))).toBe(2)
    },
  )
})
