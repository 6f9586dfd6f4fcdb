import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import type { CallPiece } from '#lib/message/message-parts'

import { type Reader, reads } from '../reader'
import { usage } from '../usage'

const counts = usage({ input: ['input_tokens'], output: ['output_tokens'], total: ['total_tokens'] })

export function eventReader(): Reader {
  let reader: ResponseReader | undefined
  return reads(({ assembly }, value) => {
    reader ??= new ResponseReader(assembly)
    reader.event(value)
  })
}
export function responseReader(): Reader {
  return reads(({ assembly }, value) => new ResponseReader(assembly).response(value, '', true))
}

type TextLane = 'text' | 'reasoning' | 'refusal'

/** The events that carry text: their lane, and the field that says it whole in the `done` event. */
const TEXTS: Readonly<Record<string, readonly [lane: TextLane, whole: string, part: string]>> = {
  'response.output_text': ['text', 'text', 'content_index'],
  'response.refusal': ['refusal', 'refusal', 'content_index'],
  'response.reasoning_text': ['reasoning', 'text', 'content_index'],
  'response.reasoning_summary_text': ['reasoning', 'text', 'summary_index'],
}

/** The events that carry the input of a call, and the field that says it whole. */
const INPUTS: Readonly<Record<string, string>> = {
  'response.function_call_arguments': 'arguments',
  'response.custom_tool_call_input': 'input',
  'response.mcp_call_arguments': 'arguments',
}

/** The fields that hold the input of a call, by the type of the item. */
const CALLS: Readonly<Record<string, string>> = {
  function_call: 'arguments',
  custom_tool_call: 'input',
  mcp_call: 'arguments',
}

class ResponseReader {
  /** What has been said already, so that the whole that comes after the pieces adds nothing. */
  private readonly said = new Set<string>()

  constructor(private readonly assembly: Assembly) {}

  event(data: JsonValue): void {
    const type = stringField(data, 'type')
    const [, name = '', form] = /^(.*)\.(delta|done|added)$/.exec(type) ?? []
    const at = ''
    if (TEXTS[name]) this.text(name, form === 'delta', data, at)
    else if (INPUTS[name] !== undefined) this.input(INPUTS[name], form === 'delta', data, at)
    else if (name === 'response.output_item')
      this.item(field(data, 'item'), outputIndex(data), `${at}/item`, form === 'done')
    else if (isObject(field(data, 'response')))
      this.response(field(data, 'response'), `${at}/response`, !/created|in_progress|queued/.test(type))
    else if (type === 'error') this.assembly.error(stringField(data, 'message'), `${at}/message`)
  }

  /** @param isEnd whether the output is complete, so that what was not said in pieces is taken from here */
  response(response: JsonValue | undefined, at: string, isEnd: boolean): void {
    if (!isEnd) return
    this.assembly.choice(0)
    for (const [index, item] of listField(response, 'output').entries()) {
      this.item(item, index, `${at}/output/${index}`, true)
    }
    const reason = stringField(field(response, 'incomplete_details'), 'reason')
    const finish = reason === '' ? 'status' : 'incomplete_details/reason'
    this.assembly.finish(0, reason || stringField(response, 'status'), `${at}/${finish}`)
    readCounts(this.assembly, field(response, 'usage'), `${at}/usage`)
    const error = field(response, 'error')
    if (isObject(error)) this.assembly.error(stringField(error, 'message'), `${at}/error`)
  }

  private text(name: string, isPiece: boolean, data: JsonValue, at: string): void {
    const [lane, whole, part] = TEXTS[name] ?? ['text', 'text', 'content_index']
    const key = `${outputIndex(data)} ${part} ${numberField(data, part) ?? 0}`
    if (isPiece) this.say(key, true, lane, stringField(data, 'delta'), `${at}/delta`)
    else this.say(key, false, lane, stringField(data, whole), `${at}/${whole}`)
  }

  private input(whole: string, isPiece: boolean, data: JsonValue, at: string): void {
    const index = outputIndex(data)
    const key = `${index} input`
    const name = isPiece ? 'delta' : whole
    if (!isPiece && this.said.has(key)) return
    const text = stringField(data, name)
    if (text !== '') this.said.add(key)
    this.assembly.call(0, index, { id: null, name: '', text }, { name: at, text: `${at}/${name}` })
  }

  private item(item: JsonValue | undefined, index: number, at: string, isDone: boolean): void {
    const type = stringField(item, 'type')
    this.assembly.role(0, stringField(item, 'role'), `${at}/role`)
    if (CALLS[type] !== undefined) this.callItem(item, CALLS[type], index, at)
    else if (isDone) this.texts(item, index, at)
  }

  private callItem(item: JsonValue | undefined, whole: string, index: number, at: string): void {
    const isNew = !this.said.has(`${index} call`)
    const text = this.said.has(`${index} input`) ? '' : stringField(item, whole)
    if (!isNew && text === '') return
    this.said.add(`${index} call`)
    if (text !== '') this.said.add(`${index} input`)
    const id = optionalString(item, 'call_id') ?? optionalString(item, 'id')
    const piece: CallPiece = {
      id,
      name: isNew ? stringField(item, 'name') : '',
      text,
      ...(whole === 'input' && { freeText: true }),
    }
    this.assembly.call(0, index, piece, { name: `${at}/name`, text: `${at}/${whole}` })
  }

  private texts(item: JsonValue | undefined, index: number, at: string): void {
    const isReasoning = stringField(item, 'type') === 'reasoning'
    for (const [list, part] of [
      ['summary', 'summary_index'],
      ['content', 'content_index'],
    ] as const) {
      for (const [position, content] of listField(item, list).entries()) {
        const key = `${index} ${part} ${position}`
        const place = `${at}/${list}/${position}`
        const lane = isReasoning ? 'reasoning' : 'text'
        this.say(key, false, 'refusal', stringField(content, 'refusal'), `${place}/refusal`)
        this.say(key, false, lane, stringField(content, 'text'), `${place}/text`)
      }
    }
  }

  private say(key: string, isPiece: boolean, lane: TextLane, text: string, at: string): void {
    if (text === '' || (!isPiece && this.said.has(key))) return
    this.said.add(key)
    this.assembly.text(0, lane, text, at)
  }
}

function outputIndex(data: JsonValue): number {
  return numberField(data, 'output_index') ?? 0
}

function readCounts(assembly: Assembly, value: JsonValue | undefined, at: string): void {
  if (isObject(value)) counts.read({ assembly, choice: 0 }, value, at)
}
