import type { Assembled, Message } from '#lib/message/message'
import { type Part, SourceLog } from '#lib/message/source-log'
import { assemble, chunkCount } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import { ChunkFacts } from './chunk-facts'
import { countFields } from './count-fields'
import { type EditableMessage, USUAL } from './editable-message'
import { type Answered, fieldOf, type OpenedField } from './opened-field'
import { AnswerValues, type Echo } from './origin'

/**
 * Opens the answer of a recording for editing: its lanes, calls, finish reasons and token counts as texts, each with
 * the pieces that its chunks bring. Everything that an answer says in no lane is edited in the JSON.
 */
export function openMessage(recording: Recording): EditableMessage {
  const log = new SourceLog()
  const assembled = assemble(recording, { log })
  const values = new AnswerValues(recording)
  const opened = [
    ...assembled.messages.flatMap((message) => fieldsOf(message, { log, values })),
    ...unsaidChoices(log, assembled).flatMap((choice) =>
      fieldOf({ choice, part: 'text', call: null, id: null }, '', { log, values }),
    ),
    ...countFields(log, values),
  ]
  const echoes = opened.flatMap((one) => one.echoes)
  return {
    fields: opened.map(({ field }) => field),
    choices: USUAL,
    chunks: chunkCount(recording, assembled),
    origin: {
      recording,
      values,
      assembled,
      slots: new Map(opened.map(({ field, slots }) => [field.key, slots])),
      echoes,
      arguments: new Map(
        opened.flatMap((one) => (one.arguments ? [[one.field.key, one.arguments] as const] : [])),
      ),
      logprobs: log.logprobs,
      tokenIds: log.tokenIds,
      facts: new ChunkFacts(log, placesOf(echoes)),
    },
  }
}

/** The choices of which nothing was read, but which have a place for a text. */
function unsaidChoices({ seats }: SourceLog, { messages }: Assembled): number[] {
  const said = new Set(messages.map(({ index }) => index))
  return [...new Set(seats.map(({ choice }) => choice))].filter((choice) => !said.has(choice))
}

function placesOf(echoes: readonly Echo[]): Set<string> {
  return new Set(echoes.flatMap(({ slots }) => slots.map(({ chunk, at }) => `${chunk} ${at}`)))
}

const LANES = ['reasoning', 'text', 'refusal'] as const

function fieldsOf(message: Message, answered: Answered): OpenedField[] {
  const { index: choice, toolCalls } = message
  const ofPart = (part: Part, call: number | null, text: string): OpenedField[] =>
    fieldOf({ choice, part, call, id: (call === null ? null : toolCalls[call]?.id) ?? null }, text, answered)
  return [
    ...LANES.flatMap((lane) => ofPart(lane, null, message[lane])),
    ...toolCalls.flatMap(({ name, arguments: text }, call) => [
      ...ofPart('name', call, name),
      ...ofPart('arguments', call, text),
    ]),
    ...ofPart('finish', null, message.finishReason ?? ''),
  ]
}
