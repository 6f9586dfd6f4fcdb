import type { Problem } from '#lib/check/problem'
import type { Opened } from '#lib/entry/open-recording'
import type { Row } from '#lib/entry/row'
import { callText } from '#lib/message/call-text'
import type { Conversation, Part } from '#lib/message/conversation'
import { type Message, usageText } from '#lib/message/message'
import { countedText } from '#lib/page/shorten'
import { valueView } from '#lib/page/view-value'
import { parameterText } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { alignColumns } from '../columns'
import { visible, visibleLines } from '../output'
import { valueLines } from './value-lines'

const INDENT = '  '

/** A recording as lines to read: what it is, its request, its messages, its chunks. */
export function recordingLines(recording: Recording, opened: Opened): string[] {
  const { row } = opened.entry
  const sections = [
    headLines(row),
    titled('PROBLEMS', opened.problems.map(problemLine)),
    titled('REQUEST', conversationLines(recording, opened.conversation)),
    titled('ANSWER', answerLines(recording, opened)),
    titled('CHUNKS', chunkLines(opened)),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines))
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => INDENT + line)]
}

function headLines(row: Row): string[] {
  const facts: [string, string][] = [
    ['path', row.path],
    ['test', row.testId ?? 'none'],
    ['model', [row.model, row.provider && `(${row.provider})`, row.endpoint].filter(Boolean).join(' ')],
    ['kind', row.kind + (row.streaming ? `, ${countedText(row.chunks, 'chunk')}` : '')],
    ['finish', row.finishReason ?? ''],
    ['usage', row.usage ? usageText(row.usage) : ''],
    ['hash', row.hash.verdict],
  ]
  return facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name.padEnd(7)} ${visible(value)}`)
}

function problemLine({ code, severity, message, line, column }: Problem): string {
  return visible(`${severity} ${code} at line ${line}, column ${column}: ${message}`)
}

function conversationLines(recording: Recording, { messages, tools, parameters }: Conversation): string[] {
  const messageTexts = messages.flatMap(({ role, parts }) => [
    `${visible(role)}:`,
    ...parts.flatMap((part) => partLines(recording, part)).map(indent),
  ])
  const names = tools.map(({ name }) => visible(name))
  return [
    ...messageTexts,
    ...(names.length > 0 ? [`tools: ${names.join(', ')}`] : []),
    ...parameters.map(([name]) => visible(`${name}: ${parameterText(recording, name)}`)),
  ]
}

function partLines({ spelling }: Recording, part: Part): string[] {
  switch (part.type) {
    case 'text':
      return visibleLines(part.text)
    case 'reasoning':
      return labelled('reasoning', part.text)
    case 'image':
      return [visible(`image ${part.url.length > 80 ? `${part.url.slice(0, 80)}…` : part.url}`)]
    case 'tool-call':
      return [visible(`calls ${callText(part)}`)]
    case 'tool-result':
      return labelled('result', part.text)
    case 'other':
      return [visible(spelling.of(part.value))]
  }
}

function answerLines(recording: Recording, { assembled, entry }: Opened): string[] {
  const { kind } = recording
  const shown = assembled.messages.filter(({ text }) => kind !== 'tool' || text !== '')
  const isValue = kind === 'tool' ? valueView(recording) !== null : shown.length === 0 && kind !== 'exception'
  return [
    ...(entry.row.error === '' ? [] : labelled('error', entry.row.error)),
    ...(isValue ? valueLines(recording) : shown.flatMap(messageLines)),
  ]
}

function messageLines(message: Message): string[] {
  const finish = message.finishReason === null ? 'no finish reason' : `finish ${message.finishReason}`
  const lines = [
    ...(message.reasoning === '' ? [] : labelled('reasoning', message.reasoning)),
    ...(message.text === '' ? [] : visibleLines(message.text)),
    ...(message.refusal === '' ? [] : labelled('refusal', message.refusal)),
    ...message.toolCalls.map((call) => visible(`calls ${callText(call)}`)),
  ]
  return [visible(`${message.role || 'message'} ${message.index} (${finish}):`), ...lines.map(indent)]
}

function chunkLines({ assembled }: Opened): string[] {
  if (assembled.deltas.length === 0) return []
  const columns = [
    { head: 'CHUNK', most: 6, side: 'right' },
    { head: 'CHOICE', most: 6, side: 'right' },
    { head: 'LANE', most: 12, side: 'left' },
    { head: 'ADDS', most: 0, side: 'left' },
  ] as const
  const rows = assembled.deltas.map(({ chunk, choice, lane, text, name }) => [
    String(chunk),
    String(choice),
    name === undefined ? lane : visible(`${lane} ${name}`),
    visible(JSON.stringify(text)),
  ])
  return alignColumns(columns, rows)
}

function labelled(label: string, text: string): string[] {
  return [`${label}:`, ...visibleLines(text).map(indent)]
}

function indent(line: string): string {
  return INDENT + line
}
