import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { judgeAll, spread } from '#lib/testing/role-judge'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_ANTHROPIC } from '#lib/testing/specimens/odd-anthropic'
import { ODD_CHATS } from '#lib/testing/specimens/odd-chats'
import { ODD_CONVERSE } from '#lib/testing/specimens/odd-converse'
import { ODD_GEMINI } from '#lib/testing/specimens/odd-gemini'
import { ODD_RESPONSES } from '#lib/testing/specimens/odd-responses'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { eras, filesBelow, oddCases, samples, sayWhetherThere } from '../../../bench/real-recordings'

/*
 * Every value of an answer has a role: changing a value changes the answer or its token counts, unless the reader of
 * the wire format lists it as noise.
 */

const ODD: [string, JsonObject][] = [
  ODD_CHATS,
  ODD_ANTHROPIC,
  ODD_CONVERSE,
  ODD_GEMINI,
  ODD_RESPONSES,
].flatMap(Object.entries)

test.each([...Object.entries(SPECIMENS), ...ODD])('every value of the specimen of %s', (_, specimen) => {
  const { wrong } = judgeAll(
    [{ path: 'recordings/0.json', text: textOf(specimen) }],
    Number.POSITIVE_INFINITY,
  )
  expect(wrong).toEqual([])
})

test('every value of the samples', () => {
  const { changed, wrong } = judgeAll(filesBelow(samples), 40)
  expect(wrong).toEqual([])
  console.log(`${changed} values of samples`)
})

const odd = oddCases()

describe.skipIf(odd.length === 0)('values of odd recordings beside the project', () => {
  test.each(odd)('%s', { timeout: 120_000 }, (root) => {
    const { changed, wrong } = judgeAll(filesBelow(root), 60)
    expect(wrong).toEqual([])
    console.log(`${changed} values of odd recordings`)
  })
})

describe.skipIf(!sayWhetherThere())('values of real recordings', () => {
  test.each(eras)('%s', { timeout: 120_000 }, (root) => {
    const { changed, wrong } = judgeAll(spread(filesBelow(root), 120), 4)
    expect(wrong).toEqual([])
    console.log(`${changed} values of ${root.slice(-7)}`)
  })
})
