import type { Opened } from '#lib/entry/open-recording'
import { keyHeadersOf } from '#lib/exchange/key-headers'
import { callText } from '#lib/message/call-text'
import { type Part, textOfMessage } from '#lib/message/conversation'
import { restText } from '#lib/message/message'
import type { Recording } from '#lib/wire/recording'
import { escapedMarkdown, fencedCode, markdownText } from './markdown'
import { pasteableJson, pasteableText, pasteableUrl, shellWord } from './pasteable'
import { sentText } from './view-details'
import { visibleText } from './visible'

/**
 * Writes the request of a recording as a curl command of one line (docs/safety.md, 2). It allows only http and https,
 * whatever the recording says, and holds a placeholder for the API key, because recordings have no headers.
 */
export function curlOf(recording: Recording): string {
  const { method, url } = recording.call
  const sent = sentText(recording)
  const parts = [
    `curl --proto '=http,https' --globoff --request ${shellWord(pasteableText(method || 'POST'))}`,
    `--url ${shellWord(pasteableUrl(url))}`,
    ...keyHeadersOf(recording).map((header) => `--header ${shellWord(header)}`),
    ...(sent === ''
      ? []
      : ["--header 'Content-Type: application/json'", `--data-raw ${shellWord(pasteableJson(sent))}`]),
  ]
  return parts.join(' ')
}

/**
 * Writes the conversation and the answer of a recording as Markdown, with all calls of tools. Where it is pasted, it reads as
 * on the page: what was recorded is never markup.
 */
export function markdownOf(recording: Recording, { conversation, assembled, entry }: Opened): string {
  const asked = conversation.messages.map((message) =>
    section(message.role, [markdownText(textOfMessage(message)), ...message.parts.map(besideText)]),
  )
  const answered = assembled.messages.map(({ role, reasoning, text, refusal, toolCalls }) =>
    section(role || 'assistant', [
      reasoningText(reasoning),
      markdownText(text),
      markdownText(refusal),
      ...toolCalls.map((call) => fencedCode(callText(call))),
    ]),
  )
  const { error } = entry.row
  const other = [
    ...assembled.rest.map(
      (rest) =>
        `*${markdownText(rest.as || 'other content')}* ${markdownText(rest.path)}\n\n${fencedCode(restText(rest))}`,
    ),
    ...assembled.models.map((model) => `answered by ${markdownText(model)}`),
  ]
  const parts = [
    `### ${escapedMarkdown(visibleText(recording.testId ?? recording.path))}`,
    markdownText(recording.path),
    ...asked,
    ...answered,
    ...(other.length === 0 ? [] : [section('other content', other)]),
    ...(error === '' ? [] : [section('error', [markdownText(error)])]),
  ]
  return `${parts.join('\n\n')}\n`
}

/** What a message of the request holds beside its texts; empty for these. */
function besideText(part: Part): string {
  switch (part.type) {
    case 'tool-call':
      return fencedCode(callText(part))
    case 'reasoning':
      return reasoningText(part.text)
    case 'image':
      return `*image* ${/^data:/i.test(part.url) ? 'in the file' : markdownText(part.url)}`
    case 'other':
      return fencedCode(JSON.stringify(part.value))
    default:
      return ''
  }
}

function reasoningText(text: string): string {
  return text === '' ? '' : `*reasoning*\n\n${markdownText(text)}`
}

function section(title: string, parts: readonly string[]): string {
  return [`**${markdownText(title)}**`, ...parts.filter((part) => part !== '')].join('\n\n')
}
