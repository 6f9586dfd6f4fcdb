import type { JsonValue } from '#lib/json/document'
import { field, isObject, numberField, stringField } from '#lib/json/value'
import {
  byType,
  claimed,
  dataAs,
  each,
  fields,
  noise,
  place,
  type Reader,
  type Reading,
  reads,
  rest,
  restAs,
  stringOr,
  text,
} from './reader'

/*
 * Content that is a list of parts, as in the chats of several providers. An unknown part is rest.
 */

const head = { type: place('string'), index: place('number'), id: noise('id') } as const

const citations = each(restAs('citation'))

/** A text, or an object that has the text as its `value`. */
const said = (lane: 'text' | 'reasoning' | 'refusal'): Reader =>
  stringOr(text(lane), fields({ value: text(lane), annotations: citations }))

/** The name of a part's kind: plain text needs no more than a string does. */
function kindOfPart(part: JsonValue): string {
  const type = stringField(part, 'type')
  if (/^(?:output_)?text$/.test(type) || typeof part === 'string') return ''
  return /^(?:thinking|reasoning)$/.test(type) ? 'thought' : type
}

/**
 * Notes that an item of a list of parts begins. In a stream the first item of a list continues the part before if it is
 * of the same kind; all others are parts of their own. A number says it better.
 */
function enterPart(context: Reading, part: JsonValue, position: number): Reading {
  if (part === '' || field(part, 'text') === '') return context
  const index = numberField(part, 'index')
  context.assembly.part(
    context.choice,
    `content ${kindOfPart(part)} ${index ?? ''}`,
    index === null && position > 0,
  )
  return context
}

/** The pieces of a thought: a text, or text parts. */
const thought: Reader = stringOr(
  text('reasoning'),
  each(stringOr(text('reasoning'), fields({ ...head, text: text('reasoning') })), (context, _, position) => {
    if (position > 0) context.assembly.part(context.choice, 'content thought ', true)
    return context
  }),
)

const sound: Reader = fields({
  id: noise('id'),
  expires_at: noise('time'),
  data: dataAs('sound'),
  format: restAs('sound'),
  transcript: text('text'),
})

/** Reads a spoken answer. Its transcript is its text, apart from what is written; the sound is data. */
export const audio: Reader = {
  ...sound,
  read(context, value, at) {
    context.assembly.part(context.choice, 'audio')
    sound.read(context, value, at)
  },
}

/** Reads a picture. Its address is content that is searched; its bytes are not searched. */
export const picture: Reader = {
  ...reads(({ assembly, choice }, value, at) => {
    for (const [path, leaf] of picturesIn(value, at)) {
      if (/\/(type|index)$/.test(path)) assembly.noise('place', leaf, path)
      else if (isEncoded(leaf)) assembly.data(leaf, path, 'image')
      else assembly.rest(leaf, path, 'image', choice)
    }
  }),
  noiseAt: (at) => [{ path: `${at}/type`, kind: 'place' }],
}

function* picturesIn(value: JsonValue, at: string): Generator<readonly [path: string, leaf: JsonValue]> {
  if (!isObject(value)) yield [at, value]
  else {
    for (const [key, member] of Object.entries(value)) {
      yield* picturesIn(member, `${at}/${key}`)
    }
  }
}

/** A text of base64 characters alone is taken for bytes from this length on. */
const ENCODED = 256

/** Whether a value is bytes written as text: a data URL, or long base64. */
export function isEncoded(value: JsonValue): boolean {
  if (typeof value !== 'string') return false
  return (
    /^data:[\w+./-]*[;,]/.test(value) || (value.length >= ENCODED && /^[A-Za-z0-9+/_-]+={0,2}$/.test(value))
  )
}

const parts: Reader = byType(
  'type',
  {
    text: fields({ ...head, text: said('text'), annotations: citations, citations }),
    output_text: fields({
      ...head,
      text: said('text'),
      annotations: citations,
      logprobs: dataAs('log probabilities'),
    }),
    refusal: fields({ ...head, refusal: text('refusal'), text: text('refusal') }),
    thinking: fields({
      ...head,
      thinking: thought,
      text: thought,
      signature: noise('fingerprint'),
    }),
    reasoning: fields({
      ...head,
      text: text('reasoning'),
      reasoning: text('reasoning'),
      summary: thought,
      signature: noise('fingerprint'),
    }),
    image_url: picture,
    image: picture,
    output_image: picture,
    audio: fields({ ...head, audio }),
    output_audio: fields({ ...head, audio, data: dataAs('sound'), transcript: text('text') }),
    reference: restAs('citation'),
  },
  rest,
)

const written = text('text')

/** Reads the content of a message: a text, a part, or a list of texts and parts. */
export const content: Reader = stringOr(
  { ...written, read: (context, value, at) => written.read(enterPart(context, value, 0), value, at) },
  each(stringOr(written, parts), enterPart),
)

/** The text of reasoning details, by their type. */
function detailText(detail: JsonValue): string {
  return stringField(detail, keyOfText(detail))
}

function keyOfText(detail: JsonValue): 'text' | 'summary' {
  return stringField(detail, 'text') === '' ? 'summary' : 'text'
}

interface ReasoningReading extends Reading {
  /** The reasoning that the same message has in a field of its own. */
  readonly reasoning: string
  /** Pointer to that field. */
  readonly repeated: string
}

/**
 * Reads `reasoning_details`, as some routers send them. They usually repeat the message's reasoning, and then they add
 * nothing.
 */
export const reasoningDetails: Reader<ReasoningReading> = {
  read(context, value, at) {
    const list = Array.isArray(value) ? value : [value]
    const isRepeated = context.reasoning !== '' && list.map(detailText).join('') === context.reasoning
    if (isRepeated) {
      const ats = list.map((detail, index) => {
        return `${at}${Array.isArray(value) ? `/${index}` : ''}/${keyOfText(detail)}`
      })
      context.assembly.again({ choice: context.choice, part: 'reasoning', ats, piece: context.repeated })
    }
    DETAILS[isRepeated ? 'repeated' : 'new'].read(context, value, at)
  },
  noiseAt: (at) => DETAILS.new.noiseAt(at),
}

function detail(say: Reader): Reader {
  return each(
    fields({
      ...head,
      format: noise('place'),
      signature: noise('fingerprint'),
      data: noise('fingerprint'),
      text: say,
      summary: say,
    }),
  )
}

const DETAILS = { new: detail(text('reasoning')), repeated: detail(claimed) }
