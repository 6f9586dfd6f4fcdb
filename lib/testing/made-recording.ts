import { sha256OfText } from '#lib/disk/fingerprint'
import type { FixFile, KnownRecording } from '#lib/edit/fix/plan'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest } from '#lib/formats/recorder/hash'
import type { JsonObject } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import { callOf, streamed, textOf, typedAs } from './specimens/envelope'

/* For tests: small recordings with a question and ids, and what is known of them. */

/** Makes a streamed chat answer of two chunks with the id of a name. */
export function chatAbout(question: string, name = ''): JsonObject {
  const chunk = (delta: JsonObject, finish: string | null): JsonObject =>
    typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
      id: `rec-${name.slice(0, 12)}`,
      choices: [{ delta, finish_reason: finish, index: 0, logprobs: null }],
      created: 0,
      model: 'gpt-4o',
      object: 'chat.completion.chunk',
    })
  const messages = [{ role: 'user', content: question }]
  return streamed(callOf('/v1/chat/completions', { model: 'gpt-4o', messages }), [
    chunk({ content: 'Saturn', role: 'assistant' }, null),
    chunk({}, 'stop'),
  ])
}

/** Reads a text that is a recording. */
export function madeRecording(path: string, value: JsonObject | string): Recording {
  const recording = readRecording({ path, text: typeof value === 'string' ? value : textOf(value) })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return recording
}

/** The name that replay looks for, without `.json`. */
function nameOf(value: JsonObject | string): string {
  return hashRequest(madeRecording('x.json', value).hashed, 'x.json', sha256OfText).computed ?? ''
}

/** A recording's text that is named by its hash, with the ids of that name. */
export function namedChat(question: string): { readonly name: string; readonly text: string } {
  const name = nameOf(chatAbout(question))
  return { name, text: textOf(chatAbout(question, name)) }
}

/** A file to be mended. Its fingerprint is `of` and its path. */
export function fixFile(path: string, value: JsonObject | string): FixFile {
  const text = typeof value === 'string' ? value : textOf(value)
  return { path, fingerprint: `of ${path}`, recording: readRecording({ path, text }), link: null }
}

/** What the index knows of a file. */
export function knownOf({ path, recording }: Pick<FixFile, 'path' | 'recording'>): KnownRecording {
  if (recording.kind === 'unreadable') {
    return { path, testId: null, endpoint: '', hash: { computed: null, verdict: 'unhashed' } }
  }
  const { computed, verdict } = hashRequest(recording.hashed, path, sha256OfText)
  return { path, testId: recording.testId, endpoint: recording.call.endpoint, hash: { computed, verdict } }
}
