import { expect, test } from 'vitest'
import { titleOf } from './title'

const A = `recordings/${'a'.repeat(64)}.json`
const B = `recordings/${'b'.repeat(64)}.json`
const edits = [{ path: B, before: null, after: '{}' }]
const file = { path: A, newPath: B, fixes: [], edits }

test('the title of an action says that an edited text was saved by it', () => {
  const titleAs = (outcome: 'renamed' | 'duplicated', isEdited: boolean) =>
    titleOf([{ ...file, outcome }], [{ paths: [A] }], isEdited)
  expect(titleAs('renamed', false)).toBe('Renamed aaaaaaaaaaaa to bbbbbbbbbbbb')
  expect(titleAs('renamed', true)).toBe('Saved and renamed aaaaaaaaaaaa to bbbbbbbbbbbb')
  expect(titleAs('duplicated', false)).toBe('Copied aaaaaaaaaaaa as bbbbbbbbbbbb')
  expect(titleAs('duplicated', true)).toBe('Saved the edited aaaaaaaaaaaa as bbbbbbbbbbbb')
})
