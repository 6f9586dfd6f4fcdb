import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { spanOf } from './document'
import { locatorOf } from './locate'
import { nearestNode } from './pointer'
import { positionAt } from './position'

test('each path leads to the nearest node and its line', () => {
  const step = fc.oneof(fc.constantFrom('a', 'b', '0', '1', '01', '', '__proto__'), fc.nat({ max: 3 }))
  fc.assert(
    fc.property(jsonText(), fc.array(fc.array(step, { maxLength: 4 })), (text, paths) => {
      const document = documentOf(text)
      const locate = locatorOf(document)
      for (const path of paths) {
        const node = nearestNode(document, path)
        expect(locate(path)).toEqual({ node, ...positionAt(text, spanOf(document, node).start) })
      }
    }),
  )
})

test('a problem in each of 100,000 items, without looking through all items for each', () => {
  const count = 100_000
  const locate = locatorOf(documentOf(`[\n${'{"a": 1},\n'.repeat(count)}0]`))
  // Walking from the first item each time would take 5,000,000,000 steps, which the time limit of a test stops.
  const lines = Array.from({ length: count }, (_, index) => locate([index, 'a']).line)
  expect(lines).toEqual(lines.map((_, index) => index + 2))
})
