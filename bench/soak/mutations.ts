import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { changed, type Damage, damagesOf, type FieldPath, placesOf } from '#lib/testing/specimens/damage'
import { textOf } from '#lib/testing/specimens/envelope'
import { KNOWN_FIELDS } from '#lib/testing/specimens/known-fields'
import type { Recording } from '#lib/wire/recording'
import type { RealFile } from '../real-recordings'
import { randomFrom, sample } from './random'

/** The number of damaged fields of a kind that were reported at their place, and the fields that were not. */
export interface KindVerdict {
  readonly kind: string
  readonly files: number
  readonly tried: number
  readonly reported: number
  readonly missed: readonly string[]
}

/**
 * Groups recordings by kind. Those with more than `maxLength` characters are left out, because the damage does not
 * depend on the length.
 */
export function byKind(files: readonly RealFile[], maxLength: number): Map<string, RealFile[]> {
  const kinds = new Map<string, RealFile[]>()
  for (const file of files.filter(({ text }) => text.length <= maxLength)) {
    const { kind } = readWithProblems(file)
    kinds.set(kind, [...(kinds.get(kind) ?? []), file])
  }
  return kinds
}

/**
 * Damages each known field of recordings of one kind in each way that makes it invalid, one at a time, and checks that
 * the reader reports a problem at its place.
 * @param count number of recordings of the kind
 */
export function judgeKind(
  kind: string,
  files: readonly RealFile[],
  count: number,
  seed: number,
): KindVerdict {
  const random = randomFrom(seed)
  const missed: string[] = []
  let tried = 0
  const fields = Object.entries(KNOWN_FIELDS[kind as Recording['kind']] ?? {})
  const chosen = fields.length === 0 ? [] : sample(files, count, random)
  for (const file of chosen) {
    const value = JSON.parse(file.text) as JsonValue
    for (const [pattern, rule] of fields) {
      const [place] = sample(placesOf(value, pattern), 1, random)
      if (!place) continue
      const isItem = typeof place.path.at(-1) === 'number' && place.inData === null
      for (const damage of damagesOf(rule, isItem)) {
        tried++
        if (!isReported(file.path, value, place, damage))
          missed.push(`${file.path} ${pattern}: ${damage.name}`)
      }
    }
  }
  return { kind, files: chosen.length, tried, reported: tried - missed.length, missed }
}

function isReported(path: string, value: JsonValue, place: FieldPath, damage: Damage): boolean {
  const pointer = pointerOf(place.path)
  const { problems } = readWithProblems({ path, text: textOf(changed(value, place, damage.value)) })
  return problems.some((problem) => problem.pointer === pointer)
}
