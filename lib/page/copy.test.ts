import { expect, test } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { answered, callOf, textOf } from '#lib/testing/specimens/envelope'
import { markdownOf } from './copy'

function copied(messages: JsonValue, answer: JsonValue): string {
  const call = callOf('/v1/chat/completions', { model: 'gpt-4o', messages })
  const body = { __type__: 'openai.types.chat.chat_completion.ChatCompletion', __data__: answer }
  const text = textOf(answered(call, body))
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind === 'unreadable') throw new Error('The text is a recording.')
  return markdownOf(recording, openRecording(recording, { size: 1, modified: 1 }))
}

const calls = (id: string, name: string, args: string): JsonValue => [
  { id, type: 'function', function: { name, arguments: args } },
]

test('a copy has the calls of the request and of the answer, and recorded text is not markup', () => {
  const markdown = copied(
    [
      { role: 'user', content: '# Not a heading <b>' },
      { role: 'assistant', tool_calls: calls('call_1', 'look_up', '{"q": "`moon`"}') },
      { role: 'tool', tool_call_id: 'call_1', content: 'far *away*' },
    ],
    {
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: '1. one\n2. two',
            tool_calls: calls('call_2', 'add', '{"a": 1}'),
          },
        },
      ],
    },
  )
  expect(markdown).toContain('**user**\n\n\\#\u200b Not a heading &lt;b&gt;\n')
  expect(markdown).toContain('**assistant**\n\n```\nlook_up({"q": "`moon`"})\n```\n')
  expect(markdown).toContain('**tool**\n\nfar \\*away\\*\n')
  expect(markdown).toContain('**assistant**\n\n1\\. one\\\n2\\. two\n\n```\nadd({"a": 1})\n```\n')
})

test('a copy has reasoning, images and what no reader understands', () => {
  const markdown = copied(
    [
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'https://example.org/a*b.png' } },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
          { type: 'harbor_map', piers: 3 },
        ],
      },
    ],
    {
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          message: { role: 'assistant', content: 'Far.', reasoning_content: 'The *moon* is far.' },
        },
      ],
    },
  )
  expect(markdown).toMatch(/\*image\* https:.*a\\\*b\.png\n\n\*image\* in the file\n\n```\n.*"piers":3/)
  expect(markdown).toContain('**assistant**\n\n*reasoning*\n\nThe \\*moon\\* is far.\n\nFar.\n')
})
