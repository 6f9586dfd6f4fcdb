import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Texts that set `window.ran` if a page runs them. */
const PAYLOADS = [
  '<script>window.ran=1</script>',
  '<img src=x onerror="window.ran=1">',
  '</script><script>window.ran=1</script>',
  ']]><svg onload="window.ran=1">',
  '[link](javascript:window.ran=1) <javascript:window.ran=1>',
  '![picture](http://evil.example/pixel.png "t")',
  '<a href="javascript:window.ran=1">click</a>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<style>body{display:none}</style>',
  '"};window.ran=1;//',
  '{{window.ran=1}}',
  '\u202Eevil\u202C \u200B \uFEFF \u2028',
] as const

/** What ends a paste or a line in a terminal, and what it obeys. */
const CONTROLS = '\u0003\u001b[201~\u007f\u009b\r\n\t'

const EVIL = PAYLOADS.join('\n\n')
const LONG = 'x'.repeat(2_000_000)

/** A recording in which every text is hostile. */
export const HOSTILE_PATH = 'tests/integration/hostile/recordings/<script>window.ran=1<%2fscript>&"\'%.json'

/** Writes the hostile recording below a root. */
export function writeHostile(root: string): void {
  const file = join(root, HOSTILE_PATH)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(recording(), null, 2)}\n`)
}

function recording(): object {
  return {
    test_id: `tests/integration/hostile/test_evil.py::test_${PAYLOADS[1]}[${PAYLOADS[0]}-txt=${PAYLOADS[6]}]`,
    request: {
      method: `${CONTROLS}${EVIL}`,
      url: `javascript:window.ran=1//${CONTROLS}`,
      headers: { [EVIL]: EVIL },
      body: {
        model: PAYLOADS[2],
        messages: [
          { role: PAYLOADS[1], content: EVIL },
          { role: 'user', content: [{ type: 'image_url', image_url: { url: 'javascript:window.ran=1' } }] },
          {
            role: 'user',
            content: [{ type: 'image_url', image_url: { url: 'http://evil.example/pixel.png' } }],
          },
          { role: 'user', content: [{ type: 'image_url', image_url: { url: svgPicture() } }] },
          { role: 'user', content: CONTROLS },
          { role: 'user', content: LONG },
          { role: 'user', content: EVIL },
        ],
        tools: [
          {
            type: 'function',
            function: { name: PAYLOADS[1], description: EVIL, parameters: { properties: { [EVIL]: {} } } },
          },
        ],
        stream: true,
        [EVIL]: EVIL,
      },
      endpoint: PAYLOADS[0],
      model: PAYLOADS[2],
    },
    response: { body: [...PAYLOADS.map(chunk), chunk(LONG), last()], is_streaming: true },
    id_normalization_mapping: {},
  }
}

function svgPicture(): string {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.ran=1;window.ran=1</script></svg>'
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

function chunkOf(choice: object): object {
  const data = {
    id: 'rec-0',
    choices: [{ index: 0, ...choice }],
    created: 0,
    model: EVIL,
    object: 'chat.completion.chunk',
  }
  return { __type__: 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk', __data__: data }
}

function chunk(text: string): object {
  return chunkOf({ delta: { content: `${text}\n\n`, reasoning: text, refusal: text }, finish_reason: null })
}

function last(): object {
  const call = {
    index: 0,
    id: EVIL,
    function: { name: PAYLOADS[1], arguments: JSON.stringify({ [EVIL]: EVIL }) },
  }
  return chunkOf({ delta: { tool_calls: [call] }, finish_reason: PAYLOADS[1] })
}
