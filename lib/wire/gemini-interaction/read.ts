import type { JsonValue } from '#lib/json/document'
import { isSame } from '#lib/json/same'
import { field, type JsonObject, numberField } from '#lib/json/value'
import { Assembly } from '#lib/message/assembly'
import type { Ledger } from '#lib/message/ledger'
import type { Assembled } from '#lib/message/message'
import { restText } from '#lib/message/message'
import { type Source, SourceLog } from '#lib/message/source-log'
import { errorFields, onlyError } from '../error'
import { saysError } from '../error-claim'
import {
  answeringModel,
  byType,
  entering,
  type Fields,
  fields,
  finish,
  noise,
  place,
  type Reader,
  type Reading,
  reads,
  rest,
  role,
} from '../reader'
import { usage } from '../usage'
import { type OutputReading, Outputs, output, readOutputs } from './outputs'

const counts = usage({
  input: ['total_input_tokens'],
  output: ['total_output_tokens'],
  total: ['total_tokens'],
})

/** States before the end, which are noise, and final states that are errors. */
const UNFINISHED: ReadonlySet<JsonValue> = new Set(['in_progress', 'queued'])
const FAILED: ReadonlySet<JsonValue> = new Set(['failed', 'cancelled', 'incomplete'])

interface StatusReading extends Reading {
  /** Whether an error next to the status says why. */
  readonly hasError: boolean
}

function statusReader(): Reader<StatusReading> {
  return {
    read(context, value, at) {
      if (UNFINISHED.has(value)) {
        context.assembly.noise('place', value, at)
        return
      }
      finish.read(context, value, at)
      if (
        typeof value === 'string' &&
        FAILED.has(value) &&
        !context.hasError &&
        context.assembly.firstError?.of !== 'answer'
      ) {
        context.assembly.error(value, at)
      }
    },
    noiseAt: (at) => [{ path: `${at}=in_progress`, kind: 'place' }],
  }
}

/**
 * Makes a reader of an interaction.
 * @param outputs reader of its outputs
 */
function interaction(outputs: Reader): Reader {
  return entering<Reading, StatusReading>(
    ({ assembly, choice }, said) => {
      assembly.choice(choice)
      return { assembly, choice, hasError: saysError(field(said, 'error') ?? null) }
    },
    {
      id: noise('id'),
      previous_interaction_id: noise('id'),
      object: noise('place'),
      created: noise('time'),
      updated: noise('time'),
      model: answeringModel,
      role,
      status: statusReader(),
      outputs,
      usage: counts,
      ...errorFields,
    },
  )
}

/** Makes a reader of one whole answer. */
export function interactionReader(): Reader {
  return interaction(reads(readOutputs))
}

/** Makes a reader of the events of one stream. It keeps state, so it must be given them in order. */
export function eventReader(): Reader {
  const outputs = new Outputs()
  const head: Fields<Reading> = { event_type: place('string'), event_id: noise('id') }
  const whole = fields({ ...head, interaction: interaction(reads(readAgain)) })
  const piece = (name: 'content' | 'delta'): Reader =>
    entering<Reading, OutputReading>((reading, event) => enterOutput(reading, outputs, event, name), {
      ...head,
      index: place('number'),
      [name]: output,
    })
  const status = entering<Reading, StatusReading>((reading) => ({ ...reading, hasError: false }), {
    ...head,
    interaction_id: noise('id'),
    status: statusReader(),
  })
  const events = byType(
    'event_type',
    {
      'interaction.start': whole,
      'interaction.status_update': status,
      'interaction.complete': whole,
      'content.start': piece('content'),
      'content.delta': piece('delta'),
      'content.stop': fields({ ...head, index: place('number') }),
      error: fields({ ...head, error: onlyError }),
    },
    rest,
  )
  return {
    ...events,
    read(reading, event, at) {
      // The rest of an event of an unknown type is not joined with other rest; that of an output (below) is not either.
      reading.assembly.scope = scopeOf(event)
      events.read(reading, event, at)
    },
  }
}

function scopeOf(event: JsonValue): string {
  const type = field(event, 'event_type')
  return typeof type === 'string' ? `/${type}` : ''
}

function enterOutput(
  { assembly, choice }: Reading,
  outputs: Outputs,
  event: JsonObject,
  name: string,
): OutputReading {
  const index = numberField(event, 'index') ?? 0
  assembly.scope += `/${index}`
  assembly.choice(choice)
  return { assembly, choice, index, outputs, isStart: name === 'content' }
}

/**
 * The outputs as the last event repeats them: read if nothing came before, and rest where they differ from what came.
 */
function readAgain(reading: Reading, value: JsonValue, at: string): void {
  const { assembly, choice } = reading
  const said = assembly.result()
  if (isSilent(said)) {
    readOutputs(reading, value, at)
    return
  }
  const ledger: Ledger = { noise: [], counts: new Map(), answeredCalls: [] }
  const log = assembly.keepsPlaces ? new SourceLog() : undefined
  const again = new Assembly(assembly.spelling, { isLines: true, ledger, log })
  readOutputs({ assembly: again, choice }, value, at)
  for (const noise of ledger.noise) assembly.noise(noise.kind, noise.value, noise.at)
  if (!isRepeated(said, again.result())) assembly.rest(value, at, '', choice)
  else if (log) tellRepeats(reading, log)
}

/** Notes the places of an answer's texts that repeat it, in the order of the texts. */
function tellRepeats({ assembly, choice }: Reading, { sources, positionOf }: SourceLog): void {
  const groups = new Map<string, Source[]>()
  for (const source of sources) {
    const key = `${source.part} ${source.call === undefined ? '' : positionOf(choice, source.call)}`
    groups.set(key, [...(groups.get(key) ?? []), source])
  }
  for (const [first, ...others] of groups.values()) {
    if (!first) continue
    const { part, call: again } = first
    const call = again === undefined ? undefined : assembly.choice(choice).keyAt(positionOf(choice, again))
    const ats = [first, ...others].map(({ at }) => at)
    assembly.again({ choice, part, ats, ...(call !== undefined && { call }) })
  }
}

function isSilent({ messages, rest, data }: Assembled): boolean {
  const isEmpty = messages.every(({ text, reasoning, toolCalls }) => {
    return text === '' && reasoning === '' && toolCalls.length === 0
  })
  return isEmpty && rest.length === 0 && data.length === 0
}

/** Whether everything that is repeated came before, at any place. */
function isRepeated(said: Assembled, again: Assembled): boolean {
  const [before, after] = [lanesOf(said), lanesOf(again)]
  const texts = new Set(said.rest.map((one) => `${one.as} ${restText(one)}`))
  return (
    isSame(before, after) &&
    again.rest.every((one) => texts.has(`${one.as} ${restText(one)}`)) &&
    isSame(
      said.data.map(({ value }) => value),
      again.data.map(({ value }) => value),
    )
  )
}

function lanesOf({ messages }: Assembled): JsonValue {
  const [message] = messages
  const calls = message?.toolCalls.map((call) => [call.name, call.arguments]) ?? []
  return [message?.text ?? '', message?.reasoning ?? '', calls]
}
