import { describe, expect, test } from 'vitest'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { eras, filesBelow, samples, sayWhetherThere } from '../../bench/real-recordings'
import { fuzz } from '../../bench/soak/damaged-files'
import { byKind, judgeKind } from '../../bench/soak/mutations'

const isThere = sayWhetherThere()
const files = eras.flatMap(filesBelow)

describe.skipIf(!isThere)('the real recordings', () => {
  test('none has a problem of its schema, and none is of an unknown kind', () => {
    const wrong = files.flatMap((file) => {
      const { kind, problems } = readWithProblems(file)
      return problems.length > 0 || kind === 'unknown' ? [[file.path, kind, problems[0]]] : []
    })
    expect(wrong).toEqual([])
  })

  test('each known field, damaged in each way: at least 95 % are reported at their place', {
    timeout: 60_000,
  }, () => {
    for (const [kind, ofKind] of byKind(files, 40_000)) {
      const { tried, reported, missed } = judgeKind(kind, ofKind, 2, 1)
      expect(reported / tried, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
    }
  })
})

test('2,000 damaged files: each is a recording, or unreadable with a problem', { timeout: 60_000 }, () => {
  const texts = [...filesBelow(samples), ...files]
    .map(({ text }) => text)
    .filter(({ length }) => length < 60_000)
  const verdict = fuzz(texts, 2000, 3)
  expect(verdict.unreadable + verdict.recordings).toBe(2000)
  expect(verdict.recordings).toBeGreaterThan(400)
})
