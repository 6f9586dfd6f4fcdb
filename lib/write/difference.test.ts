import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinEnds, sharedEnds } from './difference'

const piece = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 })
const long = fc.tuple(piece, fc.nat({ max: 10_000 })).map(([text, count]) => 'ab'.repeat(count) + text)

test('bytes come back from what they share with others and what is between', () => {
  fc.assert(
    fc.property(long, piece, piece, long, (head, mine, theirs, tail) => {
      const [one, other] = [Buffer.from(head + mine + tail), Buffer.from(head + theirs + tail)]
      const shared = sharedEnds(one, other)
      const between = one.subarray(shared.start, one.length - shared.end)
      expect(between.length).toBeLessThanOrEqual(mine.length)
      expect(joinEnds(shared, between, other).equals(one)).toBe(true)
    }),
  )
})

test('what is shared is found whole', () => {
  const text = 'x'.repeat(10_000)
  const of = (a: string, b: string): unknown => sharedEnds(Buffer.from(a), Buffer.from(b))
  expect(of(`${text}1${text}`, `${text}22${text}`)).toEqual({ start: 10_000, end: 10_000 })
  expect(of(text, text)).toEqual({ start: 10_000, end: 0 })
  expect(of('', text)).toEqual({ start: 0, end: 0 })
})
