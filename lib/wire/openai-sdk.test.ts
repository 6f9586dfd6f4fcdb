import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { chatOfSdk, ourChat, ourResponse, responseOfSdk } from '#lib/testing/sdk-judges'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Recording } from '#lib/wire/recording'
import { eras, filesBelow, type RealFile, samples, sayWhetherThere } from '../../bench/real-recordings'

/*
 * The judge: the stream accumulators of the openai package. They keep no reasoning, so that is not compared.
 */

function streamsOf(files: readonly RealFile[], kind: Recording['kind']): Recording[] {
  return files.flatMap((file) => {
    const recording = readRecording(file)
    return recording.kind === kind ? [recording] : []
  })
}

/** The number of streams that the SDK refuses, by its message. All others must be equal. */
async function judge(
  recordings: readonly Recording[],
): Promise<{ equal: number; refused: Record<string, number> }> {
  const refused: Record<string, number> = {}
  let equal = 0
  for (const recording of recordings) {
    const said = await chatOfSdk(recording).catch((error: Error) => error.message.split('\n')[0] ?? '')
    if (typeof said === 'string') refused[said] = (refused[said] ?? 0) + 1
    else {
      expect(ourChat(recording), recording.path).toEqual(said)
      equal++
    }
  }
  return { equal, refused }
}

/** The SDK refuses a stream that ends without a finish reason; replay does not mind. */
const JUDGEMENTS: Readonly<Record<string, { equal: number; refused: Record<string, number> }>> = {
  '2025-10': { equal: 282, refused: { 'missing finish_reason for choice 0': 1 } },
  '2026-05': { equal: 1244, refused: {} },
}

describe.skipIf(!sayWhetherThere())('every streamed chat of the real recordings', () => {
  test.each(eras)('%s', { timeout: 120_000 }, async (root) => {
    const verdict = await judge(streamsOf(filesBelow(root), 'openai.chat.chunks'))
    expect(verdict).toEqual(JUDGEMENTS[root.slice(-7)])
  })
})

test('every streamed chat of the samples', async () => {
  const verdict = await judge(streamsOf(filesBelow(samples), 'openai.chat.chunks'))
  expect(verdict.refused).toEqual({ 'missing finish_reason for choice 0': 2 })
  expect(verdict.equal).toBeGreaterThan(10)
})

describe('streamed Responses', () => {
  const specimen = { path: 'recordings/x.json', text: textOf(SPECIMENS['openai.responses.events']) }
  const streams = streamsOf([specimen, ...filesBelow(samples)], 'openai.responses.events')

  test.each(streams.map((recording) => [recording.path, recording] as const))('%s', async (_, recording) => {
    expect(ourResponse(recording)).toEqual(await responseOfSdk(recording))
  })
})
