import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { JsonValue } from '#lib/json/document'
import { changed, damagesOf, placesOf } from '#lib/testing/specimens/damage'
import { KNOWN_FIELDS } from '#lib/testing/specimens/known-fields'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { RecordingKind } from '#lib/wire/kind'
import { float } from '#lib/wire/schema-parts'
import { acceptsOf } from './accepts'
import { schemaOf } from './schemas'

describe.each(Object.entries(SPECIMENS))('%s', (name, specimen) => {
  const kind = name as Exclude<RecordingKind, 'unreadable'>
  const schemas = (['inference', 'http', 'tool', 'file'] as const).map((shape) => schemaOf(kind, shape))

  test('gives the same answer as zod for every damaged field', () => {
    const same = (value: JsonValue): void => {
      for (const schema of schemas) expect(acceptsOf(schema)(value)).toBe(schema.safeParse(value).success)
    }
    same(specimen)
    for (const [pattern, rule] of Object.entries(KNOWN_FIELDS[kind] ?? {})) {
      const [place] = placesOf(specimen, pattern)
      if (!place) continue
      for (const { value } of damagesOf(rule, false)) same(changed(specimen, place, value))
      same(changed(specimen, place, null))
    }
  })
})

const SCHEMAS: readonly z.ZodType[] = [
  z.int(),
  z.int().min(0),
  z.int().min(100).max(599),
  z.number(),
  float,
  z.string().regex(/a/),
  z.string().nullish(),
  z.unknown(),
  z.unknown().optional(),
  z.record(z.string(), z.unknown()),
  z.record(z.string(), z.int()),
  z.union([z.string(), z.array(z.number())]),
  z.object({ a: z.unknown(), b: z.literal(true).optional() }),
  z.array(z.null()),
]

test('gives the same answer as zod for any value', () => {
  const numbers = fc.constantFrom(-1, 0, 7, 1.5, 200, 2 ** 53, Number.POSITIVE_INFINITY)
  const values = fc.oneof(fc.jsonValue(), numbers, fc.dictionary(fc.constantFrom('a', 'b'), fc.jsonValue()))
  fc.assert(
    fc.property(fc.constantFrom(...SCHEMAS), values, (schema, value) => {
      expect(acceptsOf(schema)(value)).toBe(schema.safeParse(value).success)
    }),
    { numRuns: 3000 },
  )
})
