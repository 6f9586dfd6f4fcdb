import { expect, it } from 'vitest'
import type { CauseView } from './causes/cause-view'
import type { Change } from './change'
import { unpackList } from './list-view'
import { packList } from './pack-list'

const TEST = {
  file: 'tests/integration/responses/test_a.py',
  function: 'test_one',
  parameters: [] as string[],
}

function change(path: string, more: Partial<Change>): Change {
  return {
    ...{ status: 'changed', path, basePath: path, testId: 'x', model: 'gpt-4o', kind: 'openai.chat' },
    ...{ hash: { before: null, after: null }, facets: ['answer'], weight: 'answer', suite: '', what: '' },
    ...{ answeredBy: null, test: TEST, ids: { before: 'a', after: 'b' } },
    ...more,
  } as Change
}

it('unpacks what was packed: tests by weight, then the noise', () => {
  const parameters = (...own: string[]): Change['test'] => ({
    ...TEST,
    parameters: ['openai_client', 'txt=openai/gpt-4o', ...own],
  })
  const keyed = [
    change('a/recordings/1.json', {
      facets: ['replay', 'request'],
      weight: 'replay',
      test: parameters('one'),
    }),
    change('a/recordings/models-123456789abcdef-12345678.json', { status: 'added', test: parameters('two') }),
    change('b/3.json', { facets: ['metadata'], weight: 'metadata', test: parameters('one') }),
  ].map((one) => ({ change: one, meaning: `meaning of ${one.path}` }))
  const causes: CauseView[] = [
    {
      ...{
        id: 'c1',
        title: [{ kind: 'said', text: 'x' }],
        weight: 'replay',
        isNoise: false,
        facets: ['replay'],
      },
      ...{ place: '/a', consequence: 'lost', sample: null },
      members: [
        { change: 0, also: [] },
        { change: 1, also: ['and more'] },
      ],
    },
  ]
  const { test: groups, cause } = unpackList(packList(keyed, causes))
  expect(cause).toMatchObject([{ by: 'cause', id: 'c1', isNoise: false, place: '/a' }])
  expect(cause[0]?.rows).toEqual(groups[0]?.rows)
  expect([...(cause[0]?.also ?? [])]).toEqual([
    ['a/recordings/models-123456789abcdef-12345678.json', ['and more']],
  ])
  expect(groups.map(({ file, isNoise, rows }) => [file, isNoise, rows.length])).toEqual([
    ['responses/test_a.py', false, 2],
    ['responses/test_a.py', true, 1],
  ])
  expect(new Set(groups.map(({ id }) => id)).size).toBe(2)
  expect(groups[0]?.rows).toEqual([
    {
      path: 'a/recordings/1.json',
      status: 'changed',
      facets: ['replay', 'request'],
      label: 'openai/gpt-4o one',
      hash: '1',
      meaning: 'meaning of a/recordings/1.json',
      test: { file: TEST.file, function: TEST.function },
    },
    {
      path: 'a/recordings/models-123456789abcdef-12345678.json',
      status: 'added',
      facets: ['answer'],
      label: 'models openai/gpt-4o two',
      hash: '12345678',
      meaning: 'meaning of a/recordings/models-123456789abcdef-12345678.json',
      test: { file: TEST.file, function: TEST.function },
    },
  ])
})
