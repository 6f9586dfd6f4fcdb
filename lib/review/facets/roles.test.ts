import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { type AnswerLeaf, leavesOfAnswer, withOther } from '#lib/testing/answer-mutations'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_CHATS } from '#lib/testing/specimens/odd-chats'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Recording } from '#lib/wire/recording'
import { eras, filesBelow, type RealFile, samples, sayWhetherThere } from '../../../bench/real-recordings'
import type { Facet, Version } from '../change'
import { reviewChanges } from '../changes'
import { Answered } from './answer'

/*
 * Every value of an answer has a role: a change of one is a change of the answer or of its token counts, unless the
 * reader of the wire format lists it as noise.
 */

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function versionOf(path: string, text: string): Version {
  return { path, id: sha256(text), recording: readRecording({ path, text }) }
}

function facetsBetween(path: string, before: string, after: string): readonly Facet[] {
  const side = { base: versionOf(path, before), head: versionOf(path, after) }
  return reviewChanges([side], sha256)[0]?.facets ?? []
}

/** Whether the reader says that a value is noise. */
function noiseOf(recording: Recording): (leaf: AnswerLeaf) => boolean {
  const places = new Map<number, string[]>()
  for (const { chunk, at } of new Answered(recording).ledger.noise) {
    places.set(chunk, [...(places.get(chunk) ?? []), at])
  }
  return ({ chunk, at }) =>
    (places.get(chunk) ?? []).some((noise) => at === noise || at.startsWith(`${noise}/`))
}

/** Some of a list, spread over it. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, index) => all[Math.floor(index * step)],
  ).flatMap((one) => (one === undefined ? [] : [one]))
}

interface Judged {
  readonly changed: number
  readonly wrong: readonly string[]
}

/** Changes values of an answer, one at a time. */
function judge({ path, text }: RealFile, most: number): Judged {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return { changed: 0, wrong: [] }
  const isNoise = noiseOf(recording)
  const leaves = spread(
    leavesOfAnswer(recording).filter((leaf) => !isNoise(leaf)),
    most,
  )
  const written = textOf(recording.value)
  const wrong = leaves.flatMap((leaf) => {
    const value = withOther(recording, leaf)
    const facets = value === null ? [] : facetsBetween(path, written, textOf(value))
    const isSeen = facets.some((facet) => facet === 'answer' || facet === 'usage' || facet === 'invalid')
    return value === null || isSeen
      ? []
      : [`${recording.kind} ${leaf.chunk} ${leaf.at}: ${facets} in ${path}`]
  })
  return { changed: leaves.length, wrong }
}

function judgeAll(files: readonly RealFile[], most: number): Judged {
  const judged = files.map((file) => judge(file, most))
  return {
    changed: judged.reduce((sum, { changed }) => sum + changed, 0),
    wrong: judged.flatMap(({ wrong }) => wrong),
  }
}

const ODD: [string, JsonObject][] = Object.entries(ODD_CHATS)

test.each([...Object.entries(SPECIMENS), ...ODD])('any value of the specimen of %s', (_, specimen) => {
  const { wrong } = judgeAll(
    [{ path: 'recordings/0.json', text: textOf(specimen) }],
    Number.POSITIVE_INFINITY,
  )
  expect(wrong).toEqual([])
})

test('any value of the samples', () => {
  const { changed, wrong } = judgeAll(filesBelow(samples), 40)
  expect(wrong).toEqual([])
  console.log(`${changed} values of samples`)
})

describe.skipIf(!sayWhetherThere())('values of real recordings', () => {
  test.each(eras)('%s', { timeout: 120_000 }, (root) => {
    const { changed, wrong } = judgeAll(spread(filesBelow(root), 120), 4)
    expect(wrong).toEqual([])
    console.log(`${changed} values of ${root.slice(-7)}`)
  })
})
