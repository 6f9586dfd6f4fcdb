import { expect, it } from 'vitest'
import { indexForEnter, matching } from './ref-match'

const REFS = [
  { name: '', about: 'working tree' },
  { name: 'base/5206', about: '' },
  { name: 'pr/5206', about: '' },
  { name: 'pr/52', about: '' },
  { name: 'origin/HEAD', about: '' },
  { name: '0123456789ab', about: 'fix: revert abcdef1' },
]
const taken = (text: string): string | undefined => {
  const found = matching(REFS, text)
  return found[indexForEnter(found, text)]?.name
}

it('takes the first match, but an exact name before any other', () => {
  expect(taken('5206')).toBe('base/5206')
  expect(taken('pr/52')).toBe('pr/52')
  expect(taken('working')).toBe('')
  expect(taken('revert')).toBe('0123456789ab')
})

it('leaves any text that is not a listed name to git', () => {
  for (const text of ['', 'HEAD', 'HEAD~2', 'abcdef1', 'nothing']) expect(taken(text)).toBeUndefined()
  expect(taken('0123456')).toBe('0123456789ab')
})
