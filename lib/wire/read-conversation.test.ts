import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { type Conversation, promptOf, textOfMessage } from '#lib/message/conversation'
import { callOf, captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { conversationOf, unknownTexts } from './read-conversation'

function conversationFor(request: JsonObject): Conversation {
  const text = textOf(recordingWith(request, { body: null, is_streaming: false }))
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return conversationOf(recording)
}

const sent = (body: JsonObject): Conversation => conversationFor(callOf('/v1/chat/completions', body))
const captured = (payload: JsonObject): Conversation =>
  conversationFor(captureOf('http://x/v1/messages', payload))

const TOOL = { name: 'get_weather', description: 'The weather.', parameters: { type: 'object' } }

describe('OpenAI chat', () => {
  test('roles, parts, an image, a call and its result', () => {
    const url = 'data:image/png;base64,iVBORw0KGgo='
    const call = {
      id: 'call_1',
      type: 'function',
      function: { name: 'get_weather', arguments: '{"city":"Tokyo"}' },
    }
    const { messages, parameters } = sent({
      model: 'gpt-4o',
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'And here?' },
            { type: 'image_url', image_url: { url } },
          ],
        },
        { role: 'assistant', content: '', reasoning: 'A tool knows.', tool_calls: [call] },
        { role: 'tool', tool_call_id: 'call_1', content: [{ type: 'text', text: 'Cloudy' }] },
      ],
      temperature: 0,
      stream: true,
    })
    expect(messages).toEqual([
      { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'And here?' },
          { type: 'image', url },
        ],
      },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'A tool knows.' },
          { type: 'tool-call', id: 'call_1', name: 'get_weather', arguments: '{"city":"Tokyo"}' },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', id: 'call_1', text: 'Cloudy' }] },
    ])
    expect(parameters).toEqual([
      ['model', 'gpt-4o'],
      ['temperature', 0],
      ['stream', true],
    ])
  })

  test('tools', () => {
    const { tools, parameters } = sent({ messages: [], tools: [{ type: 'function', function: TOOL }] })
    expect(tools).toEqual([{ ...TOOL, others: null }])
    expect(parameters).toEqual([['messages', []]])
  })

  test('an unknown part is kept as it is', () => {
    const audio = { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }
    expect(sent({ messages: [{ role: 'user', content: [audio] }] }).messages).toEqual([
      { role: 'user', parts: [{ type: 'other', value: audio }] },
    ])
  })
})

describe('completions and embeddings', () => {
  test('a prompt is a message of the user', () => {
    expect(sent({ prompt: 'Roses are red,' }).messages).toEqual([
      { role: 'user', parts: [{ type: 'text', text: 'Roses are red,' }] },
    ])
  })

  test('several inputs are several messages; tokens are shown as they are', () => {
    expect(sent({ input: ['rings', 'moons'] }).messages.map(textOfMessage)).toEqual(['rings', 'moons'])
    expect(sent({ input: [15339, 1917] }).messages).toEqual([
      { role: 'user', parts: [{ type: 'other', value: [15339, 1917] }] },
    ])
  })
})

test('Responses: instructions, a call and its output without messages around them', () => {
  const { messages, tools } = sent({
    instructions: 'Be brief.',
    input: [
      { role: 'user', content: [{ type: 'input_text', text: 'Weather?' }] },
      { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'A tool knows.' }] },
      { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'get_weather', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_1', output: 'Cloudy' },
    ],
    tools: [{ type: 'function', ...TOOL }, { type: 'web_search' }],
  })
  expect(messages).toEqual([
    { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
    { role: 'user', parts: [{ type: 'text', text: 'Weather?' }] },
    { role: 'assistant', parts: [{ type: 'reasoning', text: 'A tool knows.' }] },
    { role: 'assistant', parts: [{ type: 'tool-call', id: 'call_1', name: 'get_weather', arguments: '{}' }] },
    { role: 'tool', parts: [{ type: 'tool-result', id: 'call_1', text: 'Cloudy' }] },
  ])
  expect(tools.map(({ name }) => name)).toEqual(['get_weather', 'web_search'])
})

test('Anthropic: system, an image, thinking, a call and its result', () => {
  const source = { type: 'base64', media_type: 'image/jpeg', data: '/9j/4AA' }
  const { messages, tools } = captured({
    system: 'Be brief.',
    messages: [
      { role: 'user', content: [{ type: 'image', source }] },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'Hm.' },
          { type: 'tool_use', id: 'c1', name: 'get_weather', input: { city: 'Tokyo' } },
        ],
      },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'c1', content: [{ type: 'text', text: '22' }] }],
      },
    ],
    tools: [{ name: TOOL.name, description: TOOL.description, input_schema: TOOL.parameters }],
  })
  expect(messages).toEqual([
    { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
    { role: 'user', parts: [{ type: 'image', url: 'data:image/jpeg;base64,/9j/4AA' }] },
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'tool-call', id: 'c1', name: 'get_weather', arguments: '{"city":"Tokyo"}' },
      ],
    },
    { role: 'user', parts: [{ type: 'tool-result', id: 'c1', text: '22' }] },
  ])
  expect(tools).toEqual([{ ...TOOL, others: null }])
})

test('Gemini: contents, system instruction and tools of its config, a call and its response', () => {
  const { messages, tools, parameters } = sent({
    model: 'gemini-2.0-flash',
    contents: [
      {
        role: 'user',
        parts: [{ text: 'Weather?' }, { inline_data: { mime_type: 'image/png', data: 'iVBOR' } }],
      },
      { role: 'model', parts: [{ function_call: { name: 'get_weather', args: { city: 'Tokyo' } } }] },
      { role: 'user', parts: [{ function_response: { name: 'get_weather', response: { result: '22' } } }] },
    ],
    config: {
      system_instruction: 'Be brief.',
      top_p: 0.5,
      tools: [
        {
          function_declarations: [
            { name: TOOL.name, description: TOOL.description, parameters_json_schema: TOOL.parameters },
          ],
        },
      ],
    },
  })
  expect(messages).toEqual([
    { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
    {
      role: 'user',
      parts: [
        { type: 'text', text: 'Weather?' },
        { type: 'image', url: 'data:image/png;base64,iVBOR' },
      ],
    },
    {
      role: 'model',
      parts: [{ type: 'tool-call', id: null, name: 'get_weather', arguments: '{"city":"Tokyo"}' }],
    },
    { role: 'user', parts: [{ type: 'tool-result', id: null, text: '{"result":"22"}' }] },
  ])
  expect(tools).toEqual([{ ...TOOL, others: null }])
  expect(parameters).toEqual([
    ['model', 'gemini-2.0-flash'],
    ['top_p', 0.5],
  ])
})

test('Gemini Interactions: calls and results among the content', () => {
  const { messages } = captured({
    input: [
      { role: 'user', content: 'Weather?' },
      {
        role: 'model',
        content: [{ type: 'function_call', id: 'c1', name: 'get_weather', args: { city: 'Tokyo' } }],
      },
      {
        role: 'user',
        content: [{ type: 'function_result', call_id: 'c1', name: 'get_weather', result: { t: 22 } }],
      },
    ],
  })
  expect(messages.slice(1)).toEqual([
    {
      role: 'model',
      parts: [{ type: 'tool-call', id: 'c1', name: 'get_weather', arguments: '{"city":"Tokyo"}' }],
    },
    { role: 'user', parts: [{ type: 'tool-result', id: 'c1', text: '{"t":22}' }] },
  ])
})

test('ollama: images as bare base64', () => {
  const { messages } = sent({ messages: [{ role: 'user', images: ['iVBORw0KGgo=', '/9j/4AA'] }] })
  expect(messages).toEqual([
    {
      role: 'user',
      parts: [
        { type: 'image', url: 'data:image/png;base64,iVBORw0KGgo=' },
        { type: 'image', url: 'data:image/jpeg;base64,/9j/4AA' },
      ],
    },
  ])
})

describe('what was asked', () => {
  test('the last text of the user, not of a tool or the assistant', () => {
    const messages = [
      { role: 'user', content: 'First' },
      { role: 'user', content: [{ type: 'text', text: 'Last' }] },
      { role: 'assistant', content: 'Hm' },
      { role: 'user', content: [] },
    ]
    expect(promptOf(sent({ messages }))).toBe('Last')
  })

  test('the result of a tool, which some clients send as a user message, was taken for the prompt', () => {
    const result = { type: 'tool_result', tool_use_id: 't', content: '14 knots' }
    const messages = [
      { role: 'user', content: 'How strong is the wind?' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'wind', input: {} }] },
      { role: 'user', content: [result] },
    ]
    expect(promptOf(sent({ messages }))).toBe('How strong is the wind?')
    const both = [{ role: 'user', content: [result, { type: 'text', text: 'In metres?' }] }]
    expect(promptOf(sent({ messages: both }))).toBe('In metres?')
    expect(promptOf(sent({ messages: [{ role: 'user', content: [result] }] }))).toBe('')
  })

  test('of a tool invocation, its call; of a file, nothing', () => {
    expect(promptOf(conversationFor(SPECIMENS.tool.request as JsonObject))).toBe(
      'web_search({"query":"rings of Saturn"})',
    )
    const file = conversationFor(SPECIMENS.file.request as JsonObject)
    expect(promptOf(file)).toBe('')
    expect(file.parameters).toEqual([
      ['provider', 'pypdf'],
      ['api', 'file_processors'],
      ['file_id', 'file-371170885258'],
    ])
  })

  test('of a rerank call, its query', () => {
    expect(promptOf(conversationFor(SPECIMENS.rerank.request as JsonObject))).toBe('rings')
  })
})

describe('what stands beside the fields that are read', () => {
  const beside = (value: JsonObject): Conversation['messages'][number]['parts'] => [
    { type: 'other', value, isBeside: true },
  ]

  test('of a message, a part, a call and a result is kept as it is, and searched', () => {
    const call = { id: 'c1', type: 'function', extra_content: { google: { note: 'giraffe' } } }
    const conversation = sent({
      messages: [
        {
          role: 'user',
          name: 'okapi',
          content: [{ type: 'text', text: 'Hi', citations: [{ title: 'Zebra' }] }],
        },
        {
          role: 'user',
          content: [{ type: 'image_url', image_url: { url: 'http://x/1.png', detail: 'low' } }],
        },
        {
          role: 'assistant',
          content: null,
          refusal: 'No.',
          annotations: [],
          audio: null,
          tool_calls: [{ ...call, function: { name: 'f', arguments: '{}', strict: true } }],
        },
        { role: 'tool', name: 'f', tool_call_id: 'c1', content: 'ok', verdict: 'numbat' },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'c1', content: 'ok', is_error: false },
            { type: 'tool_result', tool_use_id: 'c1', content: 'ko', is_error: true },
          ],
        },
      ],
    })
    expect(conversation.messages.map(({ parts }) => parts)).toEqual([
      [
        { type: 'text', text: 'Hi' },
        ...beside({ citations: [{ title: 'Zebra' }] }),
        ...beside({ name: 'okapi' }),
      ],
      [{ type: 'image', url: 'http://x/1.png' }, ...beside({ image_url: { detail: 'low' } })],
      [
        { type: 'text', text: 'No.' },
        { type: 'tool-call', id: 'c1', name: 'f', arguments: '{}' },
        ...beside({ extra_content: { google: { note: 'giraffe' } }, function: { strict: true } }),
      ],
      [{ type: 'tool-result', id: 'c1', text: 'ok' }, ...beside({ verdict: 'numbat' })],
      [
        { type: 'tool-result', id: 'c1', text: 'ok' },
        { type: 'tool-result', id: 'c1', text: 'ko' },
        ...beside({ is_error: true }),
      ],
    ])
    expect(unknownTexts(conversation)).toEqual(['Zebra', 'okapi', 'low', 'giraffe', 'numbat'])
  })

  test('of a tool was lost, so that one the provider runs had nothing but a name', () => {
    const mcp = { type: 'mcp', server_label: 'quagga', allowed_tools: ['find'] }
    const conversation = sent({
      messages: [],
      tools: [{ type: 'function', function: { ...TOOL, strict: true } }, mcp, 'novel'],
    })
    expect(conversation.tools.map(({ others }) => others)).toEqual([
      { function: { strict: true } },
      { server_label: 'quagga', allowed_tools: ['find'] },
      'novel',
    ])
    expect(unknownTexts(conversation)).toEqual(['quagga', 'find', 'novel'])
  })

  test('an item of an unknown type was lost whole', () => {
    const item = { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { query: 'axolotl' } }
    const reference = { type: 'item_reference', id: 'msg_1' }
    const conversation = sent({ input: [{ role: 'user', content: 'Look.' }, item, reference] })
    expect(conversation.messages.slice(1)).toEqual([
      { role: 'web_search_call', parts: [{ type: 'other', value: item }] },
      { role: 'item_reference', parts: [{ type: 'other', value: reference }] },
    ])
    expect(unknownTexts(conversation)).toContain('axolotl')
  })

  test('the older form of a call, and what ollama calls reasoning, were lost', () => {
    const legacy = { name: 'get_weather', arguments: '{"city":"Tokyo"}' }
    expect(
      sent({
        messages: [
          { role: 'assistant', content: null, function_call: legacy },
          { role: 'assistant', content: 'Hm.', thinking: 'A tool knows.' },
        ],
      }).messages,
    ).toEqual([
      { role: 'assistant', parts: [{ type: 'tool-call', id: null, ...legacy }] },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'A tool knows.' },
          { type: 'text', text: 'Hm.' },
        ],
      },
    ])
  })

  test('Bedrock Converse: a call and its result', () => {
    const toolUse = { toolUseId: 't1', name: 'to_feet', input: { metres: 3 } }
    const toolResult = { toolUseId: 't1', content: [{ text: '10 ft' }], status: 'error' }
    expect(
      sent({
        messages: [
          { role: 'assistant', content: [{ toolUse }] },
          { role: 'user', content: [{ toolResult }] },
        ],
      }).messages,
    ).toEqual([
      {
        role: 'assistant',
        parts: [{ type: 'tool-call', id: 't1', name: 'to_feet', arguments: '{"metres":3}' }],
      },
      {
        role: 'user',
        parts: [
          { type: 'tool-result', id: 't1', text: '10 ft' },
          ...beside({ toolResult: { status: 'error' } }),
        ],
      },
    ])
  })
})

test('what no reader understands of a request is searched: parts, parameters, but no bytes or usual words', () => {
  const conversation = sent({
    model: 'm',
    stream: true,
    tool_choice: 'auto',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'document', source: { type: 'text', data: 'The contract.' }, title: 'Terms' },
          { type: 'input_audio', input_audio: { data: 'QUJD'.repeat(100), format: 'wav' } },
        ],
      },
    ],
    novel: { deep: ['ocelot'] },
    user: 'okapi',
  })
  expect(unknownTexts(conversation)).toEqual(['The contract.', 'Terms', 'wav', 'ocelot', 'okapi'])
})
