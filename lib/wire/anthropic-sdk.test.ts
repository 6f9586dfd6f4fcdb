import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { messageOfSdk, ourMessage } from '#lib/testing/sdk-judges'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_ANTHROPIC } from '#lib/testing/specimens/odd-anthropic'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { eras, filesBelow, samples, sayWhetherThere } from '../../bench/real-recordings'

/* The judge: the stream accumulator of Anthropic's own package. */

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
