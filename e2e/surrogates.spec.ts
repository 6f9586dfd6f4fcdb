import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from '@playwright/test'
import { readingTest as test } from './app'

const FOLDER = 'tests/integration/halves'
const PATH = `${FOLDER}/recordings/half.json`
/** Texts that React sends in another way, because they are long. */
const LONG = `${FOLDER}/recordings/long.json`
/** Half of a surrogate pair, as the recorder writes it. */
const HALF = '\ud83d'

test.beforeAll(({ app }) => {
  mkdirSync(dirname(join(app.root, PATH)), { recursive: true })
  writeFileSync(join(app.root, PATH), `${JSON.stringify(recording(''), null, 2)}\n`)
  writeFileSync(join(app.root, LONG), `${JSON.stringify(recording(' and so on'.repeat(120)), null, 2)}\n`)
})

// The root is shared by all specs of a worker.
test.afterAll(({ app }) => rmSync(join(app.root, FOLDER), { recursive: true }))

/** @param more what follows in the texts */
function recording(more: string): object {
  const data = (delta: object, finish: string | null): object => ({
    __type__: 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk',
    __data__: {
      id: `rec-${HALF}`,
      choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
      created: 0,
      model: `model ${HALF}`,
      object: 'chat.completion.chunk',
      service_tier: `tier ${HALF}${more}`,
    },
  })
  return {
    test_id: `tests/integration/halves/test_halves.py::test_half_${HALF}[txt=param${HALF}]`,
    request: {
      method: 'POST',
      url: `https://api.example/${HALF}`,
      headers: {},
      body: {
        model: `model ${HALF}`,
        messages: [{ role: `user${HALF}`, content: `What is half of ${HALF}?${more}` }],
        tools: [
          {
            type: 'function',
            function: { name: `tool${HALF}`, description: `does ${HALF}${more}`, parameters: {} },
          },
        ],
        stream: true,
      },
      endpoint: `/v1/chat/completions`,
      model: `model ${HALF}`,
    },
    response: {
      body: [
        data({ role: 'assistant', content: `It is ${HALF}${more} and` }, null),
        data({ content: ' more.' }, null),
        data(
          {
            tool_calls: [
              {
                index: 0,
                id: `call${HALF}`,
                function: { name: `tool${HALF}`, arguments: `{"a":"${HALF}${more}"}` },
              },
            ],
          },
          null,
        ),
        data({}, `stop${HALF}`),
      ],
      is_streaming: true,
    },
    id_normalization_mapping: {},
  }
}

const ADDRESS = `/recordings/${PATH}`
const PAGES = [
  '/?q=path:halves',
  '/?q=path:halves&group=model',
  '/?q=path:halves&group=none',
  // What a match has before and behind it is drawn in pieces.
  '/?q=path:halves+and',
  ADDRESS,
  `${ADDRESS}?tab=chunks&chunk=0`,
  `${ADDRESS}?tab=request`,
  `${ADDRESS}?tab=raw`,
  `${ADDRESS}?view=markdown`,
  `${ADDRESS}/edit`,
  ...['', '?tab=chunks&chunk=0', '?tab=request', '?tab=raw', '?view=markdown', '?q=half', '/edit'].map(
    (rest) => `/recordings/${LONG}${rest}`,
  ),
]

for (const address of PAGES) {
  test(`half of a pair is shown as an escape, by the server and by the browser: ${address}`, async ({
    app,
    page,
  }) => {
    const said: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text())
    })
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    expect(said).toEqual([])
    const html = await (await fetch(app.url + address)).text()
    const body = html.replace(/<script\b[^>]*>.*?<\/script>/gs, '')
    expect(body).not.toContain('\ufffd')
    const drawn = await page.locator('main').allTextContents()
    // A field holds what was recorded.
    if (!address.endsWith('/edit')) expect(drawn.join().isWellFormed()).toBe(true)
    expect(drawn.join()).not.toContain('\ufffd')
    if (address.startsWith('/?')) {
      expect(body).toContain('\\ud83d')
      await expect(page.getByText('\\ud83d').first()).toBeVisible()
    }
  })
}
