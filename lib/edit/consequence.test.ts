import { describe, expect, it } from 'vitest'
import type { HashResult } from '#lib/formats/recorder/hash'
import type { Checked } from './checked'
import { consequenceOf, linesAre } from './consequence'

const hash = (computed: string, verdict: HashResult['verdict']): HashResult => {
  return { name: 'aa', computed, verdict, fileName: `${computed}.json` }
}
const checked = (result: HashResult | null, text = 'Hello'): Checked => {
  const message = {
    index: 0,
    role: 'assistant',
    text,
    reasoning: '',
    refusal: '',
    toolCalls: [],
    finishReason: null,
  }
  return { problems: [], hash: result, messages: [message] }
}

describe('consequenceOf', () => {
  const match = hash('aa', 'match')

  it('says first what happens on replay', () => {
    const { tone, text } = consequenceOf(checked(match), checked(hash('bb', 'mismatch'), 'Bye'))
    expect(tone).toBe('warning')
    expect(text).toBe('Changes the request hash: replay will not find this file under its present name.')
  })

  it('says when replay will find the file again', () => {
    const { tone, text } = consequenceOf(checked(hash('bb', 'mismatch')), checked(match))
    expect(tone).toBe('plain')
    expect(text).toContain('replay will find it')
  })

  it('says whether the answer changes when the hash does not', () => {
    expect(consequenceOf(checked(match), checked(match, 'Bye')).text).toContain('Changes the answer')
    expect(consequenceOf(checked(match), checked(match)).text).toContain('stay the same')
  })

  it('says when the text is not a recording', () => {
    expect(consequenceOf(checked(match), checked(null))).toMatchObject({ tone: 'warning' })
  })
})

describe('linesAre', () => {
  it('lists lines in words', () => {
    expect(linesAre([12])).toBe('Line 12 is')
    expect(linesAre([12, 15])).toBe('Lines 12 and 15 are')
    expect(linesAre([1, 2, 3, 4, 5])).toBe('Lines 1, 2, 3 and 2 more are')
  })
})
