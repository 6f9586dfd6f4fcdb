import { describe, expect, test } from 'vitest'
import { isLookedIn } from '#lib/check/replay-folder'
import type { Unreadable } from '#lib/check/unreadable'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest } from '#lib/formats/recorder/hash'
import { isObject, type JsonObject } from '#lib/json/value'
import { facetsBetween } from '#lib/testing/made-pair'
import { MUTATIONS } from '#lib/testing/pair-mutations'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { assemble } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import { eras, filesBelow, type RealFile, samples, sayWhetherThere } from '../../../bench/real-recordings'
import type { Facet } from '../change'

/* The judge of facets: pairs that differ by one known mutation each. */

const PER_KIND = 6

function isFound(path: string, text: string): boolean {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return false
  const { testId } = recording
  return hashRequest(recording.hashed, path).verdict === 'match' && isLookedIn({ path, testId })
}

/** A recording under the name that replay looks for. */
interface Original {
  readonly path: string
  readonly recording: Recording
  readonly value: JsonObject
  readonly text: string
}

function originalOf(read: Recording | Unreadable): Original | null {
  if (read.kind === 'unreadable' || !isObject(read.value)) return null
  const text = textOf(read.value)
  const recording = readRecording({ path: read.path, text })
  if (recording.kind === 'unreadable') return null
  const { fileName } = hashRequest(recording.hashed, read.path)
  const folder = read.path.slice(0, read.path.lastIndexOf('/') + 1)
  const path = fileName === null ? read.path : folder + fileName
  const named = readRecording({ path, text })
  return named.kind === 'unreadable' ? null : { path, recording: named, value: read.value, text }
}

/** Picks up to `most` files of each kind, spread over the root. */
function pickOfEachKind(files: readonly RealFile[], most: number): Original[] {
  const byKind = new Map<string, (Recording | Unreadable)[]>()
  for (const file of files) {
    const recording = readRecording(file)
    byKind.set(recording.kind, [...(byKind.get(recording.kind) ?? []), recording])
  }
  return [...byKind.values()].flatMap((all) => {
    const step = Math.max(1, Math.floor(all.length / most))
    return all.flatMap((one, index) => (index % step === 0 ? (originalOf(one) ?? []) : []))
  })
}

interface Judgement {
  readonly pairs: number
  readonly wrong: readonly string[]
  readonly byMutation: Record<string, number>
}

function judge(originals: readonly Original[]): Judgement {
  const wrong: string[] = []
  const byMutation: Record<string, number> = {}
  let pairs = 0
  for (const { path, recording, value, text } of originals) {
    const expectFacets = (name: string, after: string, facets: readonly Facet[]): void => {
      pairs++
      byMutation[name] = (byMutation[name] ?? 0) + 1
      const found = facetsBetween(path, text, after).join()
      if (found !== facets.join())
        wrong.push(`${recording.kind} ${name}: ${found} for ${facets.join()} in ${path}`)
    }
    const { deltas } = assemble(recording)
    for (const { name, facets, apply } of MUTATIONS) {
      const subject = { kind: recording.kind, value: structuredClone(value), deltas }
      if (!apply(subject)) continue
      const after = textOf(subject.value)
      const isLost = isFound(path, text) && !isFound(path, after)
      expectFacets(name, after, isLost ? ['replay', ...facets] : facets)
    }
    expectFacets('indented by four', JSON.stringify(value, null, 4), ['format'])
    expectFacets('other line ends', text.replaceAll('\n', '\r\n'), ['format'])
    expectFacets('cut off', text.slice(0, Math.floor(text.length * 0.6)), ['invalid'])
  }
  return { pairs, wrong, byMutation }
}

test('every mutation of a recording of every kind', () => {
  const specimens = Object.values(SPECIMENS).map((value, index) => ({
    path: `recordings/${index}.json`,
    text: textOf(value),
  }))
  const { pairs, wrong, byMutation } = judge(pickOfEachKind(specimens, 1))
  expect(wrong).toEqual([])
  console.log(`${pairs} pairs of specimens`, byMutation)
  for (const { name } of MUTATIONS) expect([name, byMutation[name] ?? 0]).not.toEqual([name, 0])
})

test('every mutation of the samples', () => {
  const { pairs, wrong } = judge(pickOfEachKind(filesBelow(samples), 100))
  expect(wrong).toEqual([])
  console.log(`${pairs} pairs of samples`)
})

describe.skipIf(!sayWhetherThere())('every mutation of real recordings', () => {
  test.each(eras)('%s', { timeout: 120_000 }, (root) => {
    const { pairs, wrong } = judge(pickOfEachKind(filesBelow(root), PER_KIND))
    expect(wrong).toEqual([])
    console.log(`${pairs} pairs of ${root.slice(-7)}`)
  })
})
