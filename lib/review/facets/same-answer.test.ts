import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream'
import { afterAll, describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { field, listField } from '#lib/json/value'
import { madeVersion } from '#lib/testing/made-pair'
import { assemble } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import {
  changedFiles,
  PULL_REQUESTS,
  removePullRequests,
  sayWhetherBundled,
} from '../../../bench/pull-requests'
import type { Side, Version } from '../change'
import { reviewSides } from '../changes'

/*
 * The judge of "same answer": the stream accumulator of the openai package; for whole answers, the value that the
 * recorder returns to the client. The accumulator drops reasoning, which is therefore compared separately.
 */

/** What a client gets, without ids. */
type ClientAnswer = readonly unknown[]

function saidIn(choices: readonly JsonValue[]): ClientAnswer {
  return choices.map((choice) => {
    const message = field(choice, 'message')
    const calls = listField(message, 'tool_calls').flatMap((call) => {
      const called = field(call ?? undefined, 'function')
      return called === undefined ? [] : [[field(called, 'name'), field(called, 'arguments')]]
    })
    const texts = ['content', 'refusal'].map((key) => field(message, key) ?? '')
    return [field(choice, 'index'), texts, field(choice, 'finish_reason') ?? null, calls]
  })
}

async function saidBySdk({ value }: Recording): Promise<ClientAnswer> {
  const chunks = listField(field(value, 'response'), 'body').map((item) => field(item, '__data__'))
  const lines = chunks.map((chunk) => `${JSON.stringify(chunk)}\n`).join('')
  const stream = ChatCompletionStream.fromReadableStream(new Blob([lines]).stream())
  const { choices } = await stream.finalChatCompletion()
  return saidIn(JSON.parse(JSON.stringify(choices)) as JsonValue[])
}

async function saidTo(recording: Recording): Promise<ClientAnswer> {
  if (recording.kind === 'openai.chat.chunks') return saidBySdk(recording)
  return saidIn(listField(field(field(field(recording.value, 'response'), 'body'), '__data__'), 'choices'))
}

const reasoningOf = (recording: Recording): string =>
  JSON.stringify(assemble(recording).messages.map(({ reasoning }) => reasoning))

afterAll(removePullRequests)

describe.skipIf(!sayWhetherBundled())('the answers of chats in real pull requests', () => {
  test.each(PULL_REQUESTS)('%s', { timeout: 60_000 }, async (pull) => {
    const sides = changedFiles(pull).map(
      ({ path, base, head }): Side => ({
        base: base && madeVersion(path, base.text),
        head: head && madeVersion(path, head.text),
      }),
    )
    const counts = { same: 0, other: 0 }
    for (const { change, pair } of reviewSides(sides)) {
      const [before, after] = [pair.before?.recording, pair.after?.recording]
      if (!isChat(before) || !isChat(after)) continue
      const [one, other] = [await saidTo(before), await saidTo(after)]
      const isSame =
        JSON.stringify(one) === JSON.stringify(other) && reasoningOf(before) === reasoningOf(after)
      expect([change.path, change.facets.includes('answer')]).toEqual([change.path, !isSame])
      counts[isSame ? 'same' : 'other']++
    }
    console.log(`${pull}: ${counts.same} same, ${counts.other} other`)
  })
})

function isChat(recording: Version['recording'] | undefined): recording is Recording {
  return recording?.kind === 'openai.chat.chunks' || recording?.kind === 'openai.chat'
}
