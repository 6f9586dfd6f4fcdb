import type { Opened } from '#lib/entry/open-recording'
import { keyHeadersOf } from '#lib/exchange/key-headers'
import { textOfMessage } from '#lib/message/conversation'
import { restText } from '#lib/message/message'
import type { Recording } from '#lib/wire/recording'
import { pasteableJson, pasteableText, pasteableUrl, shellWord } from './pasteable'
import { sentText } from './view-details'

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

/** Writes the conversation and the answer of a recording as Markdown. */
export function markdownOf(recording: Recording, { conversation, assembled, entry }: Opened): string {
  const asked = conversation.messages.map((message) => `**${message.role}**\n\n${textOfMessage(message)}`)
  const answered = assembled.messages.map((message) => {
    const calls = message.toolCalls.map((call) => fenced(`${call.name}(${call.arguments})`))
    const said = [message.text, message.refusal, ...calls].filter((text) => text !== '')
    return `**${message.role || 'assistant'}**\n\n${said.join('\n\n')}`
  })
  const error = entry.row.error === '' ? [] : [`**error**\n\n${entry.row.error}`]
  const other = [
    ...assembled.rest.map(
      (rest) => `*${rest.as || 'other content'}* \`${rest.path}\`\n\n${fenced(restText(rest))}`,
    ),
    ...assembled.models.map((model) => `answered by \`${model}\``),
  ]
  const beside = other.length === 0 ? [] : [`**other content**`, ...other]
  const head = `### ${recording.testId ?? recording.path}\n\n\`${recording.path}\``
  return `${[head, ...asked, ...answered, ...beside, ...error].join('\n\n')}\n`
}

/** Puts a text into a code block whose fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
