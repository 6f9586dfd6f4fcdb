import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { assembledOf, besideOf, piecesOf } from '#lib/testing/assembled'
import { captured, recordingWith } from '#lib/testing/specimens/envelope'
import { INTERACTIONS, interactionOf } from '#lib/testing/specimens/gemini'
import { ODD_GEMINI } from '#lib/testing/specimens/odd-gemini'

const MESSAGE = {
  text: 'At twelve.',
  reasoning: 'Look it up.',
  finishReason: 'completed',
  toolCalls: [
    { id: 's1', name: 'google_search', arguments: '{"queries":["tide chart bay"]}' },
    { id: 'x1', name: 'code_execution', arguments: 'print(24*30)', freeText: true },
    { id: 'u1', name: 'url_context', arguments: '{"urls":["https://example.org/quay"]}' },
    { id: 'm1', name: 'ring_bell', arguments: '{"times":2}' },
    { id: 'c1', name: 'set_port', arguments: '{"port":"north"}' },
  ],
}
const BESIDE = [
  ['result of google_search', 'Tide chart'],
  ['result of google_search', 'https://example.org/bay'],
  ['language of the code', 'python'],
  ['result of code_execution', 'false'],
  ['result of code_execution', '720 minutes\n'],
  ['result of url_context', 'https://example.org/quay'],
  ['result of url_context', 'success'],
  ['MCP server', 'harbour'],
  ['result of ring_bell', 'ring_bell'],
  ['result of ring_bell', 'harbour'],
  ['result of ring_bell', 'Rung twice.'],
  ['result of file_search', 'Log'],
  ['result of file_search', 'High water at noon'],
  ['result of get_wind', 'get_wind'],
  ['result of get_wind', 'true'],
  ['error', 'no wind'],
  ['image', 'image/png'],
  ['sound', 'audio/wav'],
  ['video', 'video/mp4'],
  ['video', 'https://example.org/waves.mp4'],
  ['document', 'application/pdf'],
  ['document', 'https://example.org/log.pdf'],
  ['', 'hologram'],
  ['', 'a small boat'],
  ['citation', '0'],
  ['citation', '10'],
  ['citation', 'https://example.org/bay'],
]

describe('tools of the provider, media and citations', () => {
  test.each([
    'tools of the provider in an interaction',
    'tools of the provider in events',
    'an interaction that says nothing before its end',
  ] as const)('%s', (name) => {
    const read = assembledOf(ODD_GEMINI[name])
    expect(read.messages).toMatchObject([MESSAGE])
    // The start of an output repeats its type.
    const beside = besideOf(read).filter(([, text]) => text !== 'hologram')
    expect(beside).toEqual(BESIDE.filter(([, text]) => text !== 'hologram'))
    expect(read.data.map(({ as }) => as)).toEqual(['image', 'sound'])
  })

  test('the last event repeats the outputs; where it differs from them, that is content', () => {
    const specimen = ODD_GEMINI['tools of the provider in events']
    const text = JSON.stringify(specimen)
    const last = text.lastIndexOf('720 minutes')
    const other = JSON.parse(`${text.slice(0, last)}730 minutes${text.slice(last + 11)}`) as JsonObject
    expect(besideOf(assembledOf(other))).toContainEqual(['', '730 minutes\n'])
  })
})

describe('which pieces are one call', () => {
  test('arguments as text go on with the call of their index, and a new id begins a new call', () => {
    const read = assembledOf(ODD_GEMINI['arguments as text in events, one index twice'])
    expect(read.messages[0]?.toolCalls).toEqual([
      { id: 'c1', name: 'get_tide', arguments: '{"port":"north"}' },
      { id: 'c2', name: 'get_wind', arguments: '{"port":"south"}' },
    ])
    expect(piecesOf(read, 'tool:0')).toEqual(['', '{"port":', '"north"}'])
    expect(besideOf(read)).toContainEqual(['', 'still here'])
  })
})

describe('errors', () => {
  test.each([
    // With an error and no outputs it is an error answer like any other.
    ['an interaction that failed', 'The lock is full.', undefined],
    ['an interaction that was cut', 'incomplete', 'incomplete'],
    ['an interaction whose events end in an error', 'The tide is out.', 'failed'],
  ] as const)('%s', (name, message, finishReason) => {
    const read = assembledOf(ODD_GEMINI[name])
    expect(read.failure?.message).toBe(message)
    expect(read.messages[0]?.finishReason).toBe(finishReason)
  })

  test.each(['failed', 'cancelled', 'incomplete'])('a status alone is an error: %s', (status) => {
    expect(assembledOf(captured(INTERACTIONS, interactionOf(status))).failure?.message).toBe(status)
  })

  test.each(['completed', 'requires_action', 'in_progress'])('no error: %s', (status) => {
    expect(assembledOf(captured(INTERACTIONS, interactionOf(status))).failure).toBeNull()
  })
})

test('borders of two texts and two thoughts are kept', () => {
  const outputs = ['Noon.', 'Dusk.'].flatMap((text): JsonObject[] => [
    { type: 'thought', summary: [{ type: 'text', text }] },
    { type: 'text', text },
  ])
  const read = assembledOf(captured(INTERACTIONS, interactionOf('completed', { outputs })))
  expect(read.messages[0]?.borders).toEqual({ text: [5], reasoning: [5] })
})

test('an event whose name is not its type is content', () => {
  const data = `data: ${JSON.stringify({ event_type: 'content.stop', index: 0 })}`
  const lines = (name: string): JsonObject =>
    recordingWith(INTERACTIONS, { body: [`event: ${name}`, data, ''], is_streaming: true })
  expect(besideOf(assembledOf(lines('content.stop')))).toEqual([])
  expect(besideOf(assembledOf(lines('content.halt')))).toEqual([['', 'content.halt']])
})
