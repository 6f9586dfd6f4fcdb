import { expect, test } from 'vitest'
import { withAnswers } from '#lib/review/answered-by'
import { causeViews } from '#lib/review/causes/cause-view'
import { compareSides } from '#lib/review/causes/compared'
import type { Side } from '#lib/review/change'
import { summaryOf } from '#lib/review/summary'
import { madeVersion, withValue } from '#lib/testing/made-pair'
import { chatAbout, namedChat } from '#lib/testing/made-recording'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { briefLines, reviewLines } from './review-lines'

const CHAT = SPECIMENS['openai.chat']
const BODY = ['response', 'body', '__data__'] as const
const CONTENT = [...BODY, 'choices', 0, 'message', 'content'] as const

const changing = (name: string, path: readonly (string | number)[], to: string): Side => ({
  base: madeVersion(`recordings/${name}.json`, CHAT),
  head: madeVersion(`recordings/${name}.json`, withValue(CHAT, path, to)),
})

function lined(sides: readonly Side[]) {
  const reviewed = compareSides(sides)
  const changes = reviewed.map(({ change }) => change)
  const end = { commit: null }
  const range = { base: { ...end, name: 'main' }, head: { ...end, name: 'working tree' }, problems: [] }
  return { range, changes, causes: causeViews(reviewed), summary: summaryOf(changes) }
}

const SIDES = [
  changing('noise', [...BODY, 'id'], 'another'),
  changing('a', CONTENT, 'Jupiter\u202e'),
  changing('b', CONTENT, 'Jupiter\u202e'),
  changing('c', CONTENT, 'Mars'),
]

test('causes come first, each with an example and its recordings by test, and the noise last', () => {
  const lines = reviewLines(lined(SIDES))
  expect(lines.slice(0, 2)).toEqual([
    'main → working tree',
    '4 changed recordings in 1 test, 2 causes, 3 answers changed, 1 noise only',
  ])
  const start = lines.findIndex((line) => line.startsWith('2 recordings: '))
  expect(lines[start]).toMatch(/Saturn → Jupiter\\u\{202e\} in the answer/)
  expect(lines.slice(start + 1, start + 6)).toEqual([
    'Replay does not find these 2 recordings, as before.',
    '  - Saturn',
    '  + Jupiter\\u{202e}',
    expect.stringMatching(/::test_/),
    expect.stringMatching(/^ {2}changed {2}answer {2}mismatch .*recordings\/a\.json$/),
  ])
  expect(lines.filter((line) => line.includes('recordings/noise.json'))).toEqual([])
  expect(lines.at(-1)).toBe('1 recording with noise only: metadata (--json lists them)')
})

test('each changed recording that is not noise stands there once', () => {
  const text = reviewLines(lined(SIDES)).join('\n')
  for (const name of ['a', 'b', 'c']) expect(text.split(`recordings/${name}.json`)).toHaveLength(2)
})

test('briefly, a cause is one line', () => {
  expect(briefLines(lined(SIDES))).toEqual([
    expect.stringMatching(/^2 {2}answer {2}Saturn → Jupiter/),
    expect.stringMatching(/^1 {2}answer {2}Saturn → Mars/),
    expect.stringMatching(/^1 {2}noise {3}/),
  ])
  expect(briefLines(lined([]))).toEqual(['No recording changed.'])
})

test('a recording that replay does not find says why: its folder, another recording, its name', () => {
  const value = chatAbout('Which planet?')
  const { name } = namedChat('Which planet?')
  const added = (path: string): Side => ({ base: null, head: madeVersion(path, value) })
  const linesWith = (path: string, ...others: readonly string[]): string => {
    const { changes, ...rest } = lined([added(path)])
    const reviewed = withAnswers(compareSides([added(path)]), [path, ...others])
    return reviewLines({ ...rest, changes: reviewed.map(({ change }) => change) }).join('\n')
  }
  const right = `recordings/${name}.json`
  const wrong = `recordings/${'0'.repeat(64)}.json`
  const deep = `recordings/in/${name}.json`
  expect(linesWith(deep)).toContain(
    'Replay does not find this recording. Replay does not look in this folder.',
  )
  expect(linesWith(wrong)).toContain('Replay does not find this recording. The name follows no known rule.')
  for (const path of [wrong, deep]) {
    expect(linesWith(path, right)).toContain(`never read, because ${right} answers this request`)
    expect(linesWith(path, right)).not.toContain('no longer')
  }
})
