import { isObject, stringField } from '#lib/json/value'
import type { Exchange } from './exchange'

/** The hosts of well-known providers, by the end of the host name. */
const HOSTS: readonly (readonly [ending: string, provider: string])[] = [
  ['openai.azure.com', 'azure'],
  ['cognitiveservices.azure.com', 'azure'],
  ['openai.com', 'openai'],
  ['anthropic.com', 'anthropic'],
  ['aiplatform.googleapis.com', 'vertexai'],
  ['googleapis.com', 'gemini'],
  ['cloud.ibm.com', 'watsonx'],
  ['together.xyz', 'together'],
  ['fireworks.ai', 'fireworks'],
  ['cerebras.ai', 'cerebras'],
  ['groq.com', 'groq'],
  ['mistral.ai', 'mistral'],
  ['deepseek.com', 'deepseek'],
  ['openrouter.ai', 'openrouter'],
  ['nvidia.com', 'nvidia'],
]

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/

/**
 * Returns the provider that answered: the one that the request names, otherwise that of its address. For an address on
 * the same machine it is the provider in the test id's `txt=provider/model`, otherwise the host. Empty when there is
 * none of these.
 */
export function providerOf({ call, testId }: Exchange): string {
  const metadata = call.about.provider_metadata
  const named = call.provider || stringField(metadata, 'provider')
  if (named !== '') return named
  if (isObject(metadata)) {
    const server = Object.keys(metadata).find((key) => key.endsWith('_server_version'))
    if (server) return server.replace(/_server_version$/, '')
  }
  return providerOfAddress(call.url, testId ?? '')
}

function providerOfAddress(url: string, testId: string): string {
  const placeholder = /^__(\w+?)__/.exec(url)?.[1] ?? /^(?!https?:)([a-z][a-z\d+.-]*):\/\//i.exec(url)?.[1]
  if (placeholder) return placeholder
  const host = hostOf(url)
  const name = nameOfHost(host)
  if (LOCAL.test(name)) return host.endsWith(':11434') ? 'ollama' : (providerOfTest(testId) ?? host)
  if (name.includes('bedrock')) return 'bedrock'
  const known = HOSTS.find(([ending]) => name === ending || name.endsWith(`.${ending}`))
  return known?.[1] ?? name
}

/** Whether an address is on the same machine. */
export function isLocalAddress(url: string): boolean {
  return LOCAL.test(nameOfHost(hostOf(url)))
}

/** The host of an address, with its port; empty where it has none. */
function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
}

function nameOfHost(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}

function providerOfTest(testId: string): string | undefined {
  return /[[-]txt=([\w.-]+)\//.exec(testId)?.[1]
}
