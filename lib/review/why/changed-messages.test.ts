import { describe, expect, it } from 'vitest'
import type { Conversation, Part } from '#lib/message/conversation'
import { changedMessages } from './changed-messages'

const said = (...messages: readonly (string | readonly Part[])[]): Conversation => ({
  messages: messages.map((one) => ({
    role: 'user',
    parts: typeof one === 'string' ? [{ type: 'text', text: one }] : one,
  })),
  tools: [],
  parameters: [],
})

describe('the changed messages of a request', () => {
  it('are found by their place, with the words that are new', () => {
    const before = said('one', 'Send X-LlamaStack now', 'three', 'four')
    const after = said('one', 'Send X-OGX now', 'three', 'five')
    expect(changedMessages(before, after)).toEqual([
      { message: 1, parts: [{ part: 0, words: [{ start: 7, end: 10 }] }] },
      { message: 3, parts: [{ part: 0, words: [{ start: 0, end: 4 }] }] },
    ])
  })

  it('are found in arguments and results, and marked without words where there are none', () => {
    const image: Part = { type: 'image', url: 'a' }
    const call = (text: string): Part => ({ type: 'tool-call', id: null, name: 'f', arguments: text })
    const before = said([image, call('{"a": 1}')], 'all of it')
    const after = said([{ ...image, url: 'b' }, call('{"a": 2}')], 'all')
    expect(changedMessages(before, after)).toEqual([
      { message: 0, parts: [{ part: 1, words: [{ start: 6, end: 7 }] }] },
      { message: 1, parts: [{ part: 0, words: [] }] },
    ])
  })

  it('are those between what stayed when some came or went', () => {
    expect(changedMessages(said('a', 'b'), said('a', 'x', 'y', 'b'))).toEqual([
      { message: 1, parts: [] },
      { message: 2, parts: [] },
    ])
    expect(changedMessages(said('a', 'b'), said('b'))).toEqual([])
    expect(changedMessages(said('a'), said('a'))).toEqual([])
  })
})
