import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAddress } from '#lib/list/address'
import type { RowLine } from '#lib/list/line'
import { DEFAULT_SORT } from '#lib/list/sort'
import { madeEntry } from '#lib/testing/made-entry'
import { scratchRoot } from '#lib/testing/scratch-root'
import { IndexCache } from './cache'
import { encodeEntries } from './encode'
import { RecordingIndex } from './recording-index'
import { Views } from './views'

const FILLER = 'Lorem ipsum dolor sit amet. '.repeat(20_000)
const PROMPT = `First rain, ${FILLER}then Snow and ice.`
const CALL = { name: 'look', arguments: `{"at":"${FILLER}"}` }
const READ = { size: 1_000_000, modified: 1, changed: 1, path: 'recordings/0.json' }

function dataOf(prompt: string): ReturnType<typeof encodeEntries> {
  const entry = madeEntry(
    { path: READ.path, prompt, answer: 'Short.', toolCalls: [CALL] },
    { user: ['Before.', prompt], answer: ['Short.'], calls: [`look(${CALL.arguments})`] },
  )
  const short = madeEntry({ path: 'recordings/1.json', prompt: 'Hail', answer: '' }, { user: ['Hail'] })
  return encodeEntries([
    { facts: READ, entry, readAt: 9e12 },
    { facts: { ...READ, path: 'recordings/1.json' }, entry: short, readAt: 9e12 },
  ])
}

function opened(data = dataOf(PROMPT)): { index: RecordingIndex; views: Views } {
  const index = new RecordingIndex()
  index.add(data)
  const views = new Views(index)
  views.publish({ version: '1', problems: [], remarks: [], changeNote: '', building: null })
  return { index, views }
}

function shown(views: Views, query: string): readonly RowLine[] {
  const address = readAddress(new URLSearchParams({ q: query, group: 'none' }))
  return views.lines(address, { offset: 0, limit: 9 }).lines.filter((line) => line.type === 'row')
}

describe('an entry with long texts', () => {
  const { index, views } = opened()

  test('is kept whole, and is much smaller than its texts', () => {
    expect(index.get(READ.path)?.row).toMatchObject({ prompt: PROMPT, answer: 'Short.', toolCalls: [CALL] })
    expect(index.get(READ.path)?.texts.user).toEqual(['Before.', PROMPT])
    const { bodies, wholes } = dataOf(PROMPT)
    expect(bodies.length + wholes.length).toBeLessThan(PROMPT.length)
  })

  test('is written whole as JSON', () => {
    const rows = JSON.parse(views.rows({ text: 'snow', sort: DEFAULT_SORT, offset: 0, limit: 9 }))
    expect(rows.rows).toMatchObject([{ prompt: PROMPT, toolCalls: [CALL] }])
  })

  test.each([
    ['', 'First rain, Lorem', []],
    ['rain', 'First rain, Lorem', ['rain']],
    ['snow ice', 'then Snow and ice.', ['Snow', 'ice']],
    ['hail', 'Hail', ['Hail']],
  ])('is shown where it has %o', (query, text, matches) => {
    const lines = shown(views, query)
    const prompt = lines[0]?.prompt
    expect(prompt?.text).toContain(text)
    expect(prompt?.matches.map(({ start, end }) => prompt.text.slice(start, end))).toEqual(matches)
    expect(lines).toHaveLength(query === '' ? 2 : 1)
  })

  test('that was read again is known to differ at the end of a long text, and to be the same otherwise', () => {
    expect(opened().index.add(dataOf(PROMPT))).toEqual([])
    expect(opened().index.add(dataOf(`${PROMPT} Hail.`))).toEqual([READ.path])
  })

  test('comes back from the cache, and from joined segments', () => {
    const cache = new IndexCache(join(scratchRoot({}), '../cache'), { root: '/x', code: 'x' })
    const { index: first } = opened()
    first.add(encodeEntries([{ facts: READ, entry: madeEntry({ path: 'recordings/2.json' }), readAt: 9e12 }]))
    cache.write(first.join())
    const data = cache.read()
    if (data === null) throw new Error('There is no cache.')
    const { index: again, views: listed } = opened(data)
    expect(again.get(READ.path)?.row).toMatchObject({ prompt: PROMPT, toolCalls: [CALL] })
    expect(again.get('recordings/1.json')?.row.prompt).toBe('Hail')
    expect(shown(listed, 'ice')[0]?.prompt.text).toContain('Snow and ice.')
  })
})

test('the entries of a root without long texts come back from the cache', () => {
  const cache = new IndexCache(join(scratchRoot({}), '../cache'), { root: '/x', code: 'x' })
  cache.write(encodeEntries([{ facts: READ, entry: madeEntry({ prompt: 'Hail' }), readAt: 9e12 }]))
  expect(cache.read()?.heads).toHaveLength(1)
})
