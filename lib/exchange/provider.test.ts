import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { callOf, captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { providerOf } from './provider'

function providerFor(request: JsonObject, testId: string | null = null): string {
  const recording = { ...recordingWith(request, { body: null, is_streaming: false }), test_id: testId }
  const read = readRecording({ path: 'recordings/x.json', text: textOf(recording) })
  if (read.kind === 'unreadable') throw new Error('unreadable')
  return providerOf(read)
}

const chatAt = (url: string): JsonObject => callOf('/v1/chat/completions', {}, url)

test.each([
  ['https://api.openai.com/v1', 'openai'],
  ['https://lls-test.openai.azure.com/openai/v1', 'azure'],
  ['https://test-eastus2.cognitiveservices.azure.com/openai', 'azure'],
  ['https://us-south.ml.cloud.ibm.com/ml/gateway/v1', 'watsonx'],
  ['https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1', 'bedrock'],
  ['https://bedrock-mantle.us-east-2.api.aws/v1', 'bedrock'],
  ['https://api.together.xyz/v1', 'together'],
  ['https://api.fireworks.ai/inference/v1', 'fireworks'],
  ['https://api.cerebras.ai/v1', 'cerebras'],
  ['https://integrate.api.nvidia.com/v1', 'nvidia'],
  ['https://generativelanguage.googleapis.com/v1beta', 'gemini'],
  ['__databricks__/serving-endpoints', 'databricks'],
  ['vertexai://', 'vertexai'],
  ['http://0.0.0.0:11434/v1', 'ollama'],
  ['http://localhost:11434', 'ollama'],
  ['https://inference.example.org/v1', 'inference.example.org'],
])('%s is %s', (url, provider) => {
  expect(providerFor(chatAt(url))).toBe(provider)
})

test('the provider that the request names comes first', () => {
  const request = { ...chatAt('https://api.openai.com/v1'), provider_metadata: { provider: 'vertexai' } }
  expect(providerFor(request)).toBe('vertexai')
  const vllm = { openai_sdk_version: '2.5.0', vllm_server_version: '0.18.1' }
  expect(providerFor({ ...chatAt('http://localhost:8000/v1'), provider_metadata: vllm })).toBe('vllm')
  const tool = SPECIMENS.tool.request as JsonObject
  expect(providerFor(tool)).toBe('tavily')
})

test('an address on the same machine stands for the provider of the test, or else for its host', () => {
  const url = 'http://localhost:8000/v1'
  const metadata = { provider_metadata: null }
  expect(providerFor({ ...chatAt(url), ...metadata }, 'a.py::test[txt=vllm/Qwen/Qwen3-0.6B]')).toBe('vllm')
  expect(providerFor({ ...chatAt(url), ...metadata }, 'a.py::test[openai_client-txt=tgi/llama]')).toBe('tgi')
  expect(providerFor({ ...chatAt(url), ...metadata })).toBe('localhost:8000')
})

test('a captured call', () => {
  expect(providerFor(captureOf('http://0.0.0.0:11434/v1/messages', {}))).toBe('ollama')
})
