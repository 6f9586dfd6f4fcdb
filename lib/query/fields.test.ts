import { expect, test } from 'vitest'
import { COLUMNS, FILTERS, SORTS, TEXT_FIELDS } from './field-lists'
import { PARTS } from './search-parts'
import { partsOf } from './words-by-part'

test('filters, columns and sorts come in the order of the table', () => {
  expect(FILTERS.map(({ name }) => name).join(' ')).toBe(
    'change suite model provider kind finish hash problem',
  )
  const columns = ['test', 'model', 'endpoint', 'prompt', 'answer', 'chunks', 'size', 'finish', 'status']
  expect(COLUMNS.map(({ id }) => id)).toEqual(columns)
  expect(SORTS.map(({ key }) => key)).toEqual([...columns, 'path'])
})

test('each text field searches known parts, and a plain word searches all of them', () => {
  for (const field of TEXT_FIELDS) expect(PARTS).toEqual(expect.arrayContaining([...partsOf(field)]))
  expect(partsOf(null)).toEqual(PARTS)
})
