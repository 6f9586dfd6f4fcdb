import type { Problem } from '#lib/check/problem'
import { placed } from '#lib/check/problems'
import type { Opened } from '#lib/entry/open-recording'
import type { Row } from '#lib/entry/row'
import { countedText } from '#lib/figures/text'
import { callText } from '#lib/message/call-text'
import type { Conversation, Part } from '#lib/message/conversation'
import { type Assembled, type Message, restText, usageText } from '#lib/message/message'
import { withoutRepeats } from '#lib/message/stream'
import { cutOf } from '#lib/page/shorten'
import { valueView } from '#lib/page/view-value'
import { parameterText } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { alignColumns } from '../columns'
import { visible, visibleLines } from '../setup/visible.mjs'
import { valueLines } from './value-lines'

const INDENT = '  '

/** The most paths and characters of other content that are printed; the file has the rest. */
const MAX_REST = 200
const MAX_TEXT = 6000
const MAX_ROWS = 60

/** Writes a recording as lines to read: its facts, request, messages and chunks. */
export function recordingLines(recording: Recording, opened: Opened): string[] {
  const { row } = opened.entry
  const sections = [
    headLines(row),
    titled('PROBLEMS', placed(recording, opened.findings).map(problemLine)),
    titled('REQUEST', conversationLines(recording, opened.conversation)),
    titled('ANSWER', answerLines(recording, opened)),
    titled('OTHER CONTENT', restLines(opened.assembled)),
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
  const value = kind === 'tool' || shown.length === 0 ? valueView(recording) : null
  return [
    ...(entry.row.error === '' ? [] : labelled('error', entry.row.error)),
    ...(value ? valueLines(value) : shown.flatMap(messageLines)),
    ...(answersNothing(recording, assembled) ? ['the answer has no content'] : []),
  ]
}

function answersNothing({ answer }: Recording, { messages, rest, data, failure }: Assembled): boolean {
  return !failure && !answer.raised && messages.length + rest.length + data.length === 0
}

/** Lines for content outside the lanes, by path, grouped by name. */
function restLines({ rest, data, models }: Assembled): string[] {
  const shown = rest.slice(0, MAX_REST)
  const lines = shown.flatMap((part, index) => {
    const head = part.as !== '' && part.as !== shown[index - 1]?.as ? [visible(`${part.as}:`)] : []
    const text = restText(part)
    const end = cutOf(text, { characters: MAX_TEXT, rows: MAX_ROWS })
    const [first = '', ...more] = visibleLines(text.slice(0, end) + (end < text.length ? '…' : ''))
    const at = part.as === '' ? '' : INDENT
    return [...head, `${at}${visible(part.path)}: ${first}`, ...more.map((line) => at + INDENT + line)]
  })
  const left = rest.length - shown.length
  return [
    ...lines,
    ...(left > 0 ? [`(${countedText(left, 'path')} more: the file holds all of it)`] : []),
    ...dataLines(data),
    ...models.map((model) => visible(`answered by ${model}`)),
  ]
}

/** Counts the values that nobody reads as text, by name. */
function dataLines(data: Assembled['data']): string[] {
  const counts = new Map<string, number>()
  for (const { as } of data) counts.set(as, (counts.get(as) ?? 0) + 1)
  return [...counts].map(([as, count]) => visible(`${as}: ${countedText(count, 'value')}`))
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
  const rows = withoutRepeats(assembled.deltas).map(({ chunk, choice, lane, text, name, of }) => [
    String(chunk),
    String(choice),
    name === undefined ? lane : visible(`${lane} ${name}`),
    visible((of === undefined ? '' : `${of} `) + JSON.stringify(text)),
  ])
  return alignColumns(columns, rows)
}

function labelled(label: string, text: string): string[] {
  return [`${label}:`, ...visibleLines(text).map(indent)]
}

function indent(line: string): string {
  return INDENT + line
}
