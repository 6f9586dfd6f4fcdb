import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'

import { type Reader, reads } from '../reader'
import { usage } from '../usage'

const counts = usage({ input: ['input_tokens'], output: ['output_tokens'], total: [] })

export const eventReader: Reader = reads(({ assembly }, value) => readEvent(assembly, value))
export const messageReader: Reader = reads(({ assembly }, value) => {
  readMessage(assembly, value, '')
  readEnd(assembly, value, '')
})

function readEvent(assembly: Assembly, event: JsonValue): void {
  const index = numberField(event, 'index') ?? 0
  switch (stringField(event, 'type')) {
    case 'message_start':
      readMessage(assembly, field(event, 'message'), '/message')
      break
    case 'content_block_start':
      readBlock(assembly, index, field(event, 'content_block'), '/content_block')
      break
    case 'content_block_delta':
      readDelta(assembly, index, field(event, 'delta'))
      break
    case 'message_delta':
      readEnd(assembly, field(event, 'delta'), '/delta')
      readCounts(assembly, field(event, 'usage'), '/usage')
      break
    case 'error':
      assembly.error(stringField(field(event, 'error'), 'message'), '/error')
      break
  }
}

function readMessage(assembly: Assembly, message: JsonValue | undefined, at: string): void {
  assembly.choice(0)
  assembly.role(0, stringField(message, 'role'), `${at}/role`)
  for (const [index, block] of listField(message, 'content').entries()) {
    readBlock(assembly, index, block, `${at}/content/${index}`)
  }
  readCounts(assembly, field(message, 'usage'), `${at}/usage`)
}

function readBlock(assembly: Assembly, index: number, block: JsonValue | undefined, at: string): void {
  assembly.text(0, 'text', stringField(block, 'text'), `${at}/text`)
  assembly.text(0, 'reasoning', stringField(block, 'thinking'), `${at}/thinking`)
  if (!stringField(block, 'type').endsWith('tool_use')) return
  const input = field(block, 'input')
  const isGiven = isObject(input) && Object.keys(input).length > 0
  const piece = {
    id: optionalString(block, 'id'),
    name: stringField(block, 'name'),
    // In a stream the block starts with an empty object, and the input follows in pieces.
    text: isGiven ? assembly.spelling.of(input) : '',
  }
  assembly.call(0, index, piece, { name: `${at}/name`, text: `${at}/input` })
}

function readDelta(assembly: Assembly, index: number, delta: JsonValue | undefined): void {
  switch (stringField(delta, 'type')) {
    case 'text_delta':
      assembly.text(0, 'text', stringField(delta, 'text'), '/delta/text')
      break
    case 'thinking_delta':
      assembly.text(0, 'reasoning', stringField(delta, 'thinking'), '/delta/thinking')
      break
    case 'input_json_delta': {
      const at = '/delta/partial_json'
      const text = stringField(delta, 'partial_json')
      assembly.call(0, index, { id: null, name: '', text }, { name: at, text: at })
      break
    }
  }
}

function readEnd(assembly: Assembly, value: JsonValue | undefined, at: string): void {
  assembly.finish(0, stringField(value, 'stop_reason'), `${at}/stop_reason`)
}

function readCounts(assembly: Assembly, value: JsonValue | undefined, at: string): void {
  if (isObject(value)) counts.read({ assembly, choice: 0 }, value, at)
}
