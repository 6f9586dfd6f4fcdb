import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { getReviewState, putReviewState } from './review-state'

const ADDRESS = 'http://127.0.0.1/api/review-state'
const KEY = 'c0ffee'.padEnd(64, '0')

/** A root that is a folder of a repository, with a state folder of its own. */
function scratchReview(): ScratchRepository {
  const repository = new ScratchRepository()
  repository.commit({ 'tests/recordings/a.json': '{}' })
  vi.stubEnv('XDG_STATE_HOME', join(repository.home, 'state'))
  vi.stubEnv('TAPEDECK_ROOT', join(repository.root, 'tests'))
  return repository
}

const get = (search = '?base=main'): Promise<Response> => getReviewState(new Request(ADDRESS + search))

function put(body: unknown, { search = '?base=main', type = 'application/json' } = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return putReviewState(
    new Request(ADDRESS + search, { method: 'PUT', body: text, headers: { 'content-type': type } }),
  )
}

describe('/api/review-state', () => {
  test('keeps ticks and notes for a base and answers with all of them', async () => {
    scratchReview()
    expect(await (await get()).json()).toEqual({ viewed: [], notes: {}, message: '' })
    const notes = { 'recordings/a.json': 'why?' }
    const answer = await put({ viewed: { add: [KEY] }, notes })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ viewed: [KEY], notes, message: '' })
    expect(await (await put({ notes: { 'recordings/b.json': 'b' } })).json()).toMatchObject({
      viewed: [KEY],
      notes: { ...notes, 'recordings/b.json': 'b' },
    })
    expect(await (await get('?base=other')).json()).toEqual({ viewed: [], notes: {}, message: '' })
  })

  test('has the notes of a change in any opened folder of the repository', async () => {
    const { root } = scratchReview()
    await put({ viewed: { add: [KEY] }, notes: { 'recordings/a.json': 'why?' } })
    vi.stubEnv('TAPEDECK_ROOT', root)
    const notes = { 'tests/recordings/a.json': 'why?' }
    expect(await (await get()).json()).toMatchObject({ viewed: [KEY], notes })
    mkdirSync(join(root, 'other'))
    vi.stubEnv('TAPEDECK_ROOT', join(root, 'other'))
    expect(await (await get()).json()).toMatchObject({ viewed: [KEY], notes: {} })
  })

  test('takes the base that the server was started with when none is named', async () => {
    scratchReview()
    await put({ viewed: { add: [KEY] } })
    vi.stubEnv('TAPEDECK_BASE', 'main')
    expect(await (await get('')).json()).toMatchObject({ viewed: [KEY] })
  })

  test('refuses what is not declared as JSON with 415', async () => {
    scratchReview()
    expect((await put({ viewed: { add: [KEY] } }, { type: 'text/plain' })).status).toBe(415)
    expect(await (await get()).json()).toMatchObject({ viewed: [] })
  })

  test.each([
    'no JSON',
    [],
    { viewed: [KEY] },
    { viewed: { add: ['with space'] } },
    { viewed: { add: ['x'.repeat(200)] } },
    { notes: { a: 1 } },
    { notes: { a: 'x'.repeat(10_001) } },
    { other: 1 },
  ])('refuses %j with 422, and keeps nothing', async (body) => {
    scratchReview()
    const answer = await put(body)
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'not-valid' }])
    expect(await (await get()).json()).toEqual({ viewed: [], notes: {}, message: '' })
  })

  test('refuses more than 8 MiB with 413, and a base of more than 1024 characters with 400', async () => {
    scratchReview()
    expect((await put(' '.repeat(8 * 2 ** 20 + 1))).status).toBe(413)
    expect((await get(`?base=${'x'.repeat(1025)}`)).status).toBe(400)
  })

  test('answers 507 and says why when the state folder cannot be written; reading goes on', async () => {
    const { home } = scratchReview()
    writeFileSync(join(home, 'state'), '')
    const answer = await put({ viewed: { add: [KEY] } })
    expect([answer.status, await answer.json()]).toMatchObject([
      507,
      { code: 'unwritable', message: expect.stringContaining('Ticks and notes cannot be kept') },
    ])
    expect((await get()).status).toBe(200)
  })

  test('answers 404 where there is no repository', async () => {
    const { home } = scratchReview()
    vi.stubEnv('TAPEDECK_ROOT', home)
    expect([(await get()).status, (await put({})).status]).toEqual([404, 404])
  })
})
