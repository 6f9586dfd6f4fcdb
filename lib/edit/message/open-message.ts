import type { Assembled, Lane, Message } from '#lib/message/message'
import { textOfPieces } from '#lib/message/recut'
import { type Part, type Repeat, type Source, SourceLog } from '#lib/message/source-log'
import { assemble } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import { countFields } from './count-fields'
import { echoesOf, restEchoesOf } from './echoes'
import { type EditableField, type EditableMessage, USUAL } from './editable-message'
import type { OpenedField } from './opened-field'
import { AnswerValues, formIn } from './origin'

/**
 * Opens the answer of a recording for editing: its lanes, calls, finish reasons and token counts as texts, each with
 * the pieces that its chunks bring. Everything that an answer says in no lane is edited in the JSON.
 */
export function openMessage(recording: Recording): EditableMessage {
  const log = new SourceLog()
  const assembled = assemble(recording, { log })
  const values = new AnswerValues(recording)
  const opened = [
    ...assembled.messages.flatMap((message) => fieldsOf(message, { assembled, log, values })),
    ...countFields(log, values),
  ]
  const { answer } = recording
  return {
    fields: opened.map(({ field }) => field),
    choices: USUAL,
    chunks: answer.isStreaming && answer.isList ? answer.items.length : 0,
    origin: {
      recording,
      log,
      values,
      slots: new Map(opened.map(({ field, slots }) => [field.key, slots])),
      echoes: opened.flatMap(({ echoes }) => echoes),
    },
  }
}

interface Answered {
  readonly assembled: Assembled
  readonly log: SourceLog
  readonly values: AnswerValues
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

interface Head extends Pick<EditableField, 'choice' | 'call' | 'id'> {
  readonly part: Part
}

function fieldOf(head: Head, text: string, answered: Answered): OpenedField[] {
  const { log } = answered
  const isOurs = ({ choice, part, call }: Pick<Source, 'choice' | 'part' | 'call'>): boolean =>
    choice === head.choice &&
    part === head.part &&
    (head.call === null || (call !== undefined && log.positionOf(choice, call) === head.call))
  const all = log.sources.filter(isOurs)
  const sources = chosen(head.part, all)
  if (sources.length === 0) return []
  const lane = laneOf(head)
  const key = `${head.choice} ${lane} ${head.part}`
  const slots = sources.map((source) => answered.values.at(source))
  const forms = slots.map((slot, index) => slot && formIn(slot, sources[index]?.text ?? ''))
  const recorded = sources.map(({ chunk, text }) => ({ chunk, text }))
  const form = forms.length === 1 && forms[0] ? forms[0] : 'text'
  const isWritable = textOfPieces(recorded) === text && forms.every((one) => one === form)
  const field: EditableField = {
    ...head,
    key,
    lane,
    counts: null,
    name: '',
    form,
    fixed: isWritable ? null : COMPOSED,
    recorded,
    pieces: recorded,
  }
  if (!isWritable) return [{ field, slots: [], echoes: [] }]
  const repeats = [...log.repeats.filter(isOurs), ...repeatsIn(head.part, all)]
  return [
    {
      field,
      slots: slots.flatMap((slot) => slot ?? []),
      echoes: [
        ...echoesOf(key, sources, repeats, answered.values),
        ...(LANES.some((lane) => lane === head.part)
          ? restEchoesOf(key, sources, log.besides, answered.values)
          : []),
      ],
    },
  ]
}

function laneOf({ part, call }: Head): Lane {
  if (call !== null) return `tool:${call}`
  return part === 'name' || part === 'arguments' ? 'other' : part
}

/** The sources that are edited: of a finish reason the last one, which counts; of a text those that have some of it. */
function chosen(part: Part, sources: readonly Source[]): readonly Source[] {
  if (part === 'finish') return sources.slice(-1)
  const said = sources.filter(({ text }) => text !== '')
  return said.length > 0 ? said : sources.slice(0, 1)
}

/** A finish reason that was given before, in the same words. */
function repeatsIn(part: Part, sources: readonly Source[]): Repeat[] {
  const last = sources.at(-1)
  if (part !== 'finish' || !last) return []
  return sources.slice(0, -1).flatMap(({ chunk, at, choice, text }) => {
    return text === last.text ? [{ chunk, ats: [at], choice, part }] : []
  })
}

const COMPOSED = 'The file does not hold it as a text of its own. Edit it in the JSON.'
