import { describe, expect, it } from 'vitest'
import { TextCutter } from './shown'

const changed = (before: string | null, after: string | null) => ({ before, after, isSame: before === after })

describe('Shown', () => {
  it('keeps a text that both sides share once', () => {
    expect(new TextCutter({ each: 9, all: 9 }).text(changed('one', 'one'))).toEqual({
      isSame: true,
      text: { text: 'one', length: 3 },
    })
  })

  it('gives null for a text that neither side has', () => {
    expect(new TextCutter({ each: 9, all: 9 }).text(changed(null, ''))).toBeNull()
  })

  it('cuts long texts, and keeps the head of each when there is no room left', () => {
    const shown = new TextCutter({ each: 1000, all: 1500 })
    const long = 'x'.repeat(5000)
    const lengths = [1, 2, 3].map(() => shown.field({ pointer: '', before: long, after: null }).before)
    expect(lengths.map((cut) => cut?.text.length)).toEqual([1000, 500, 400])
    expect(lengths.map((cut) => cut?.length)).toEqual([5000, 5000, 5000])
  })

  it('does not cut between the halves of a surrogate pair', () => {
    const cut = new TextCutter({ each: 1000, all: 1000 }).field({
      pointer: '',
      before: `${'x'.repeat(999)}🪐 and more`,
      after: null,
    })
    expect(cut.before?.text).toBe('x'.repeat(999))
  })
})
