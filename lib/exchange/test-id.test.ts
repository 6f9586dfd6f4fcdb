import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTestId, suiteOf } from './test-id'

const parameters = (inBrackets: string, model = ''): readonly string[] =>
  parseTestId(`tests/integration/x/test_x.py::test_x[${inBrackets}]`, model).parameters

describe('parseTestId', () => {
  test('file, class and function', () => {
    expect(parseTestId('tests/integration/a/test_b.py::TestC::test_d[txt=openai/gpt-4o]', 'gpt-4o')).toEqual({
      file: 'tests/integration/a/test_b.py',
      function: 'TestC::test_d',
      parameters: ['txt=openai/gpt-4o'],
    })
  })

  test('without parameters, without a function', () => {
    expect(parseTestId('a/test_b.py::test_c', '')).toEqual({
      file: 'a/test_b.py',
      function: 'test_c',
      parameters: [],
    })
    expect(parseTestId('conftest', '')).toEqual({ file: 'conftest', function: '', parameters: [] })
  })

  test.each([
    ['openai_client-txt=openai/gpt-4o-saturn', 'gpt-4o', ['openai_client', 'txt=openai/gpt-4o', 'saturn']],
    [
      'txt=ollama/llama3.2:3b-instruct-fp16-inference:chat_completion:structured_output',
      'llama3.2:3b-instruct-fp16',
      ['txt=ollama/llama3.2:3b-instruct-fp16', 'inference:chat_completion:structured_output'],
    ],
    [
      'openai_client-txt=ollama/llama3.2:3b-instruct-fp16-tools1-False',
      'llama3.2:3b-instruct-fp16',
      ['openai_client', 'txt=ollama/llama3.2:3b-instruct-fp16', 'tools1-False'],
    ],
    [
      'openai_client-vertexai/publishers/google/models/gemini-2.0-flash-vertexai/publishers/google/models/gemini-2.0-flash-None',
      'publishers/google/models/gemini-2.0-flash',
      [
        'openai_client',
        'vertexai/publishers/google/models/gemini-2.0-flash',
        'vertexai/publishers/google/models/gemini-2.0-flash',
        'None',
      ],
    ],
    [
      'ogx_client-emb=sentence-transformers/nomic-ai/nomic-embed-text-v1.5',
      '',
      ['ogx_client', 'emb=sentence-transformers/nomic-ai/nomic-embed-text-v1.5'],
    ],
    ['txt=openai/o4-mini-low', 'o4-mini', ['txt=openai/o4-mini', 'low']],
    [
      'openai_client-txt=azure/gpt-4o:emb=sentence-transformers/nomic-ai/nomic-embed-text-v1.5:dim=768',
      'gpt-4o',
      ['openai_client', 'txt=azure/gpt-4o:emb=sentence-transformers/nomic-ai/nomic-embed-text-v1.5:dim=768'],
    ],
  ])('%s', (inBrackets, model, cut) => {
    expect(parameters(inBrackets, model)).toEqual(cut)
  })

  test('nothing is lost: the parameters joined with dashes are the text', () => {
    const word = fc.stringMatching(/^[a-z]{1,4}(=[a-z./]{1,6})?$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), word, (words, model) => {
        expect(parameters(words.join('-'), model).join('-')).toBe(words.join('-'))
      }),
    )
  })
})

test.each([
  ['tests/integration/responses/recordings/a.json', 'responses'],
  ['tests/integration/common/recordings/a.json', 'common'],
  ['tests/integration/recordings/responses/a.json', 'integration'],
  ['suite/recordings/deep/er/a.json', 'suite'],
  ['recordings/a.json', ''],
  ['a.json', ''],
])('the suite of %s is %s', (path, suite) => {
  expect(suiteOf(path)).toBe(suite)
})
