import { expect, it } from 'vitest'
import { tooLong } from '#lib/query/length'
import { parseActionAsked } from './action-body'

it('a query that the list would refuse is refused with the same sentence', () => {
  for (const query of ['a '.repeat(300), 'x'.repeat(30_000)]) {
    const body = JSON.stringify({ kind: 'delete', query, dryRun: true })
    expect(parseActionAsked(body)).toBe(tooLong(query))
  }
  expect(parseActionAsked('{"kind":"delete","query":"a","dryRun":true}')).toMatchObject({ query: 'a' })
})
