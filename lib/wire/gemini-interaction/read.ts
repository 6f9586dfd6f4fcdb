import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'

import { type Reader, reads } from '../reader'
import { usage } from '../usage'

const counts = usage({
  input: ['total_input_tokens'],
  output: ['total_output_tokens'],
  total: ['total_tokens'],
})

export const eventReader: Reader = reads(({ assembly }, value) => readEvent(assembly, value))
export const interactionReader: Reader = reads(({ assembly }, body) => {
  for (const [index, output] of listField(body, 'outputs').entries()) {
    readContent(assembly, index, output, `/outputs/${index}`)
  }
  readInteraction(assembly, body, '')
})

function readEvent(assembly: Assembly, event: JsonValue): void {
  const index = numberField(event, 'index') ?? 0
  switch (stringField(event, 'event_type')) {
    case 'content.start':
      readContent(assembly, index, field(event, 'content'), '/content')
      break
    case 'content.delta':
      readContent(assembly, index, field(event, 'delta'), '/delta')
      break
    case 'interaction.complete':
      readInteraction(assembly, field(event, 'interaction'), '/interaction')
      break
    case 'error':
      assembly.error(stringField(field(event, 'error'), 'message'), '/error')
      break
  }
}

/** A piece of the answer, or the whole of it: both have the same types. */
function readContent(assembly: Assembly, index: number, content: JsonValue | undefined, at: string): void {
  switch (stringField(content, 'type')) {
    case 'text':
      assembly.text(0, 'text', stringField(content, 'text'), `${at}/text`)
      break
    case 'thought':
      for (const [number, part] of listField(content, 'summary').entries()) {
        assembly.text(0, 'reasoning', stringField(part, 'text'), `${at}/summary/${number}/text`)
      }
      break
    case 'thought_summary':
      assembly.text(0, 'reasoning', stringField(field(content, 'content'), 'text'), `${at}/content/text`)
      break
    case 'function_call':
      readCall(assembly, index, content, at)
      break
  }
}

function readCall(assembly: Assembly, index: number, call: JsonValue | undefined, at: string): void {
  const given = field(call, 'arguments') ?? ''
  const piece = {
    id: optionalString(call, 'id'),
    name: stringField(call, 'name'),
    text: typeof given === 'string' ? given : (assembly.spelling.at(call, 'arguments') ?? ''),
  }
  assembly.call(0, index, piece, { name: `${at}/name`, text: `${at}/arguments` })
}

function readInteraction(assembly: Assembly, interaction: JsonValue | undefined, at: string): void {
  assembly.choice(0)
  assembly.role(0, stringField(interaction, 'role'), `${at}/role`)
  assembly.finish(0, stringField(interaction, 'status'), `${at}/status`)
  readCounts(assembly, field(interaction, 'usage'), `${at}/usage`)
}

function readCounts(assembly: Assembly, value: JsonValue | undefined, at: string): void {
  if (isObject(value)) counts.read({ assembly, choice: 0 }, value, at)
}
