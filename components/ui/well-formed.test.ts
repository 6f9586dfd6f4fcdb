import { expect, it } from 'vitest'
import { shownProps } from './well-formed'

it('half of a surrogate pair becomes its escape, in texts and in attributes', () => {
  const props = { title: 'a\ud800', children: ['b\udc00c', '😀', 1] }
  expect(shownProps('p', props)).toEqual({ title: 'a\\ud800', children: ['b\\udc00c', '😀', 1] })
  expect(shownProps('p', { children: [['a', ['b\ud800']], 'c'] })).toEqual({
    children: [['a', ['b\\ud800']], 'c'],
  })
  expect(shownProps(() => null, { 'aria-label': '\ud800', text: '\ud800' })).toEqual({
    'aria-label': '\\ud800',
    text: '\ud800',
  })
})

it('what is typed, and all else, stays', () => {
  const typed = { value: '\ud800', children: '😀' }
  expect(shownProps('textarea', typed)).toBe(typed)
})
