import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { isObject, type JsonObject } from '#lib/json/value'
import { madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { causeViews } from './causes/cause-view'
import { compareSides } from './causes/compared'
import { FACETS } from './change'
import { detailOf } from './detail/detail'
import { markdownOf } from './export/markdown'
import { meaningOf } from './facets/meaning'
import { groupByTest } from './group'
import { summaryOf } from './summary'

/** Paths to all values of a document. */
function pointersIn(value: JsonValue, at: readonly (string | number)[] = []): (string | number)[][] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pointersIn(item, [...at, index]))
    : isObject(value)
      ? Object.keys(value).flatMap((key) => pointersIn(value[key] ?? null, [...at, key]))
      : []
  return at.length === 0 ? inner : [[...at], ...inner]
}

const oddValues = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
  fc.constantFrom<JsonValue>(null, '', [], {}, [[]], [null], { __proto__: 1 }, { usage: [] }, 'data: {'),
)

const cases = Object.entries(SPECIMENS).map(([kind, value]) => [kind, value, pointersIn(value)] as const)

describe('recordings with any value replaced by one of another shape can be compared', () => {
  test.each(cases)('%s', (_, value: JsonObject, pointers) => {
    fc.assert(
      fc.property(fc.constantFrom(...pointers), oddValues, (path, odd) => {
        const sides = {
          base: madeVersion('r/x.json', value),
          head: madeVersion('r/x.json', withValue(value, path, odd)),
        }
        for (const side of [
          sides,
          { base: sides.head, head: sides.base },
          { base: null, head: sides.head },
        ]) {
          const reviewed = compareSides([side])
          for (const { change, pair } of reviewed) {
            expect(change.facets.length > 0 || change.status === 'added').toBe(true)
            expect([...change.facets].sort((a, b) => FACETS.indexOf(a) - FACETS.indexOf(b))).toEqual(
              change.facets,
            )
            expect(JSON.stringify(detailOf(pair))).not.toBe('')
            expect(meaningOf({ change, pair })).toMatch(/^[0-9a-f]{64}$/)
          }
          const changes = reviewed.map(({ change }) => change)
          expect(groupByTest(changes).length).toBeLessThanOrEqual(1)
          const causes = causeViews(reviewed)
          const summary = summaryOf(changes)
          expect(markdownOf({ base: 'a', head: 'b', summary, changes, causes })).toMatch(/^## /)
        }
      }),
      { numRuns: 10 },
    )
  })
})
