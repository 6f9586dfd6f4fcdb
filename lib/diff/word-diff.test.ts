import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSame, wordDiff } from '#lib/diff/word-diff'

const words = fc
  .array(fc.constantFrom('Saturn', 'is', 'famous', 'renowned', ' ', ' ', '\n', '.', '’', '星', 'the'), {
    maxLength: 25,
  })
  .map((parts) => parts.join(''))

const side = (before: string, after: string, hidden: string): string =>
  wordDiff(before, after)
    .filter(({ kind }) => kind !== hidden)
    .map(({ text }) => text)
    .join('')

describe('wordDiff', () => {
  it('holds both texts', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(side(before, after, 'added')).toBe(before)
        expect(side(before, after, 'removed')).toBe(after)
      }),
    )
  })

  it('marks the word that was replaced, removed first', () => {
    expect(wordDiff('Saturn is renowned for it', 'Saturn is famous for it')).toEqual([
      { kind: 'same', text: 'Saturn is ' },
      { kind: 'removed', text: 'renowned' },
      { kind: 'added', text: 'famous' },
      { kind: 'same', text: ' for it' },
    ])
  })

  it('merges a short equal run between two changes into them', () => {
    expect(wordDiff('one two', 'uno due')).toEqual([
      { kind: 'removed', text: 'one two' },
      { kind: 'added', text: 'uno due' },
    ])
  })

  it('counts letters, not the spaces around a short word', () => {
    expect(wordDiff('add the numbers', 'sum the figures').map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ])
    expect(wordDiff('add these numbers', 'sum these figures')).toHaveLength(5)
  })

  it('takes texts with nothing in common as a whole', () => {
    const before = Array.from({ length: 4_000 }, (_, index) => `a${index}`).join(' ')
    const after = Array.from({ length: 4_000 }, (_, index) => `b${index}`).join(' ')
    expect(wordDiff(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

describe('cutSame', () => {
  it('keeps what stands around a change', () => {
    const runs = wordDiff(`${'x'.repeat(50)} old end`, `${'x'.repeat(50)} new end`)
    expect(cutSame(runs, 4).map(({ text }) => text)).toEqual(['…xxx ', 'old', 'new', ' end'])
  })
})
