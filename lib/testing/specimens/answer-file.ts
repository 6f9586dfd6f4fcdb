/** For tests: writes a small recording of a chat answer. Another method makes another request. */
export function answerFile(answer: string, method = 'POST'): string {
  const request = {
    method,
    url: 'https://h/v1/chat/completions',
    headers: {},
    body: {},
    endpoint: '/v1',
    model: 'm',
  }
  const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer } }]
  const body = { __type__: 'openai.types.chat.chat_completion.ChatCompletion', __data__: { choices } }
  return JSON.stringify({ test_id: null, request, response: { body, is_streaming: false } })
}

/** For tests: writes this number of recordings in one folder, by path. */
export function answerFiles(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `a/recordings/${index}.json`)
  return Object.fromEntries(names.map((name) => [name, answerFile(`answer of ${name}`)]))
}
