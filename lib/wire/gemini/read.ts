import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'

/** Thoughts are counted apart from the answer there; both are output. */
import { type Reader, reads } from '../reader'
import { usage } from '../usage'

const counts = usage({
  input: ['prompt_token_count'],
  output: ['candidates_token_count', 'thoughts_token_count'],
  total: ['total_token_count'],
})

export const answerReader: Reader = reads(({ assembly }, value) => readAnswer(assembly, value))

function readAnswer(assembly: Assembly, answer: JsonValue): void {
  for (const [position, candidate] of listField(answer, 'candidates').entries()) {
    const index = numberField(candidate, 'index') ?? position
    const content = field(candidate, 'content')
    const at = `/candidates/${position}`
    assembly.choice(index)
    assembly.role(index, stringField(content, 'role'), `${at}/content/role`)
    for (const [number, part] of listField(content, 'parts').entries()) {
      readPart(assembly, index, part, `${at}/content/parts/${number}`)
    }
    assembly.finish(index, stringField(candidate, 'finish_reason'), `${at}/finish_reason`)
  }
  readCounts(assembly, field(answer, 'usage_metadata'), '/usage_metadata')
}

function readPart(assembly: Assembly, index: number, part: JsonValue, at: string): void {
  const lane = field(part, 'thought') === true ? 'reasoning' : 'text'
  assembly.text(index, lane, stringField(part, 'text'), `${at}/text`)
  const call = field(part, 'function_call')
  if (!isObject(call)) return
  const piece = {
    id: optionalString(call, 'id'),
    name: stringField(call, 'name'),
    text: assembly.spelling.at(call, 'args') ?? '{}',
  }
  const place = `${at}/function_call`
  assembly.call(index, assembly.choice(index).callCount, piece, {
    name: `${place}/name`,
    text: `${place}/args`,
  })
}

function readCounts(assembly: Assembly, value: JsonValue | undefined, at: string): void {
  if (isObject(value)) counts.read({ assembly, choice: 0 }, value, at)
}
