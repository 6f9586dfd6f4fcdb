import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { changed, type Damage, damagesOf, type FieldPath, placesOf } from '#lib/testing/specimens/damage'
import { textOf } from '#lib/testing/specimens/envelope'
import { KNOWN_FIELDS } from '#lib/testing/specimens/known-fields'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { KINDS } from '#lib/wire/kind'
import { jsonSchemaOf } from './schemas'

const PATH = 'tests/integration/responses/recordings/007c4711219f.json'
const MARK = 'HERE'

/**
 * The values that replay and the request hash need. All others were sent by a user or answered by a provider
 * (docs/format.md, 6).
 */
const ENVELOPE = new RegExp(
  `^/(test_id|id_normalization_mapping${[
    'request/(test_id|method|url|body|payload|provider|tool_name|kwargs)',
    'response/(is_streaming|is_exception|status|exception_data)',
    'response/body(/\\*)?(/__(type|data)__)?',
  ]
    .map((part) => `|${part}`)
    .join('')})$`,
)

/** Finds the place of a value without our reader: the text before it does not change when the value does. */
function positionOf(recording: JsonValue, path: FieldPath['path']): { line: number; column: number } {
  const before = textOf(changed(recording, { path, inData: null }, MARK)).split(`"${MARK}"`)[0] ?? ''
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function placeOfProblem(place: FieldPath, damage: Damage): FieldPath['path'] {
  return damage.code === 'missing-field' && place.inData === null ? place.path.slice(0, -1) : place.path
}

describe.each(Object.entries(SPECIMENS))('%s', (kind, specimen) => {
  test('its specimen is read as this kind and has no problem', () => {
    const recording = readWithProblems({ path: PATH, text: textOf(specimen) })
    expect(recording).toMatchObject({ kind, problems: [] })
  })

  const fields = Object.entries(KNOWN_FIELDS[kind as keyof typeof SPECIMENS] ?? {})
  test.each(fields)('%s is a %s: any other type is a problem at its place', (pattern, rule) => {
    const [place] = placesOf(specimen, pattern)
    if (!place) throw new Error(`the specimen has no ${pattern}`)
    for (const damage of damagesOf(rule, typeof place.path.at(-1) === 'number' && place.inData === null)) {
      const damaged = changed(specimen, place, damage.value)
      const found = readWithProblems({ path: PATH, text: textOf(damaged) }).problems
      const expected = {
        code: damage.code,
        severity: ENVELOPE.test(pattern) ? 'error' : 'warning',
        pointer: pointerOf(place.path),
        ...positionOf(specimen, placeOfProblem(place, damage)),
      }
      expect(found, `${damage.name}: ${JSON.stringify(found)}`).toContainEqual(
        expect.objectContaining(expected),
      )
    }
  })

  test('has a JSON schema for the editor, with descriptions', () => {
    const schema = JSON.stringify(jsonSchemaOf(kind as keyof typeof SPECIMENS, 'inference'))
    expect(schema).toContain('"description":"what came back"')
  })
})

test('every kind has a specimen', () => {
  expect(Object.keys(SPECIMENS)).toEqual([...KINDS])
})
