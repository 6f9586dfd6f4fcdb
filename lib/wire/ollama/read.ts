import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, numberField, optionalString, stringField } from '#lib/json/value'
import { errorFields } from '../error'
import {
  answeringModel,
  claimed,
  dataAs,
  each,
  entering,
  type Fields,
  fields,
  finish,
  noise,
  type Reader,
  type Reading,
  reads,
  restAs,
  role,
  seating,
  taken,
  text,
} from '../reader'
import { countField } from '../usage'

const durations: Fields<Reading> = {
  total_duration: noise('time'),
  load_duration: noise('time'),
  prompt_eval_duration: noise('time'),
  eval_duration: noise('time'),
}

/** Fields of every answer of ollama. */
const head: Fields<Reading> = {
  model: answeringModel,
  created_at: noise('time'),
  prompt_eval_count: countField('input'),
  eval_count: countField('output'),
  ...durations,
  ...errorFields,
}

interface AnswerReading extends Reading {
  readonly said: JsonObject
}

/** `done` comes with a reason. It is content if one comes without the other. */
const done: Reader<AnswerReading> = reads(({ assembly, choice, said }, value, at) => {
  const isFinished = stringField(said, 'done_reason') !== ''
  if (value !== isFinished) assembly.rest(value, at, '', choice)
})

/** Reads an answer of generate or chat, whole or a chunk of it. */
const answerReader: Reader = entering<Reading, AnswerReading>(
  ({ assembly, choice }, said) => {
    assembly.choice(choice)
    return { assembly, choice, said }
  },
  {
    ...head,
    thinking: text('reasoning'),
    response: text('text'),
    message: seating(
      fields({
        role,
        thinking: text('reasoning'),
        content: { ...text('text'), mayBeAdded: true },
        images: each(dataAs('image')),
        tool_calls: each(reads(readCall)),
        ...errorFields,
      }),
      (content) => ({ content }),
    ),
    done,
    done_reason: finish,
    context: noise('cut'),
    logprobs: dataAs('log probabilities'),
  },
)

/** Reads an answer whose token counts are among its other fields. */
export const countedAnswer: Reader = {
  ...answerReader,
  read(context, value, at) {
    answerReader.read(context, value, at)
    const [input, output] = [numberField(value, 'prompt_eval_count'), numberField(value, 'eval_count')]
    if (input !== null || output !== null) context.assembly.count({ input, output, total: null }, at)
  },
}

/** The calls of a message. They come whole, one after the other, without an index. */
function readCall({ assembly, choice }: Reading, call: JsonValue, at: string): void {
  const target = field(call, 'function') ?? null
  if (!isObject(target)) {
    assembly.rest(call, at, '', choice)
    return
  }
  const given = target.arguments
  const piece = {
    id: optionalString(call, 'id'),
    name: stringField(target, 'name'),
    text: typeof given === 'string' ? given : (assembly.spelling.at(target, 'arguments') ?? '{}'),
  }
  const place = { name: `${at}/function/name`, text: `${at}/function/arguments` }
  assembly.call(choice, `call ${assembly.choice(choice).callCount}`, piece, place)
  CALL.read({ assembly, choice }, call, at)
}

const CALL = fields({
  id: noise('id'),
  type: noise('place'),
  function: fields({ name: taken('string'), arguments: claimed, index: noise('place') }),
})

/** Reads an embeddings answer. The vectors are data: compared, but not searched. */
export const embedReader = fields({
  ...head,
  embeddings: each(dataAs('vector')),
  embedding: dataAs('vector'),
})

/** Reads the list of the models that ollama has, or has loaded. */
export const modelsReader = fields({
  models: each(
    entering<Reading, Reading>(
      (context, value) => {
        context.assembly.scope = `/${stringField(value, 'model') || stringField(value, 'name')}`
        return context
      },
      {
        name: restAs('model'),
        model: restAs('model'),
        digest: restAs('model'),
        size: restAs('model'),
        details: restAs('model'),
        size_vram: restAs('model'),
        context_length: restAs('model'),
        expires_at: noise('time'),
        modified_at: noise('time'),
      },
    ),
  ),
})

/** Reads a report on the download of a model. The number of reports depends on how the progress is cut. */
export const pullReader = fields({
  status: restAs('progress'),
  digest: restAs('progress'),
  total: restAs('progress'),
  completed: noise('cut'),
  ...errorFields,
})
