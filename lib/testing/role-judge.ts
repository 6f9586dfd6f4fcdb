import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { itemOfChunk } from '#lib/message/message'
import { detailOf } from '#lib/review/detail/detail'
import { Answered } from '#lib/review/facets/answer'
import type { Recording } from '#lib/wire/recording'
import { type AnswerLeaf, leavesOfAnswer, withOther } from './answer-mutations'
import { facetsBetween, madeVersion } from './made-pair'
import { textOf } from './specimens/envelope'

/*
 * For tests: every value of an answer has a role. Changing a value changes the answer or its token counts, unless the
 * reader of the wire format lists it as noise.
 */

interface TextFile {
  readonly path: string
  readonly text: string
}

/** Returns a test of whether the reader says that a value is noise. */
function noiseOf(recording: Recording): (leaf: AnswerLeaf) => boolean {
  const places = new Map<number, string[]>()
  const { assembled, ledger } = new Answered(recording)
  for (const { chunk, at } of ledger.noise) {
    const item = itemOfChunk(assembled, chunk)
    places.set(item, [...(places.get(item) ?? []), at])
  }
  return ({ item, at }) =>
    (places.get(item) ?? []).some((noise) => at === noise || at.startsWith(`${noise}/`))
}

/**
 * Returns a test of whether a value is noise in a changed recording: a value that was empty is only now noted as noise.
 */
function isNoiseIn(value: JsonValue, path: string): (leaf: AnswerLeaf) => boolean {
  const recording = readRecording({ path, text: textOf(value) })
  return recording.kind === 'unreadable' ? () => false : noiseOf(recording)
}

/** Picks up to `most` items, spread over a list. */
export function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, index) => all[Math.floor(index * step)],
  ).flatMap((one) => (one === undefined ? [] : [one]))
}

/** Whether the page of a change shows any difference of the answers. */
function isShown(path: string, before: string, after: string): boolean {
  const { answer, usage, chunks } = detailOf({
    before: madeVersion(path, before),
    after: madeVersion(path, after),
    status: 'changed',
  })
  const texts = answer.messages.flatMap(({ text, reasoning, refusal, finishReason, toolCalls }) => [
    ...[text, reasoning, refusal, finishReason],
    ...toolCalls.flatMap((call) => [call.name, call.arguments]),
  ])
  return (
    [...texts, answer.failure].some(({ isSame }) => !isSame) ||
    (answer.value?.total ?? 0) > 0 ||
    [...usage, chunks].some((one) => one.before !== one.after)
  )
}

export interface Judged {
  readonly changed: number
  readonly wrong: readonly string[]
}

/** Changes values of an answer, one at a time. */
function judge({ path, text }: TextFile, most: number): Judged {
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
    if (value === null) return []
    const facets = facetsBetween(path, written, textOf(value))
    const isSeen = facets.some((facet) => facet === 'answer' || facet === 'usage' || facet === 'invalid')
    const what = `${recording.kind} ${leaf.item} ${leaf.at}: ${facets} in ${path}`
    if (!isSeen) return isNoiseIn(value, path)(leaf) ? [] : [what]
    return facets.includes('invalid') || isShown(path, written, textOf(value)) ? [] : [`not shown: ${what}`]
  })
  return { changed: leaves.length, wrong }
}

/** Changes up to `most` values of each file's answer. Returns the number of changes, and those with a wrong facet. */
export function judgeAll(files: readonly TextFile[], most: number): Judged {
  const judged = files.map((file) => judge(file, most))
  return {
    changed: judged.reduce((sum, { changed }) => sum + changed, 0),
    wrong: judged.flatMap(({ wrong }) => wrong),
  }
}
