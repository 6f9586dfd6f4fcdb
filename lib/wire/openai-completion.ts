import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, listField, numberField, stringField } from '#lib/json/value'
import { Assembly } from '#lib/message/assembly'
import type { Assembled } from '#lib/message/message'
import { openaiUsage } from './openai-chat'

/** Assembles the chunks of a stream of text completions: the texts of each choice are joined. */
export function assembleCompletionChunks(chunks: readonly JsonValue[], spelling: Spelling): Assembled {
  const assembly = new Assembly(spelling)
  for (const [chunk, item] of chunks.entries()) {
    assembly.read(chunk, () => readCompletion(assembly, item))
  }
  return assembly.result()
}

/** The messages of a whole text completion, one per choice. */
export function assembleCompletion(body: JsonValue, spelling: Spelling): Assembled {
  const assembly = new Assembly(spelling)
  assembly.read(0, () => readCompletion(assembly, body))
  return assembly.whole()
}

function readCompletion(assembly: Assembly, item: JsonValue): void {
  const data = field(item, '__data__') ?? item
  for (const [position, choice] of listField(data, 'choices').entries()) {
    const index = numberField(choice, 'index') ?? position
    const at = `/__data__/choices/${position}`
    assembly.choice(index)
    assembly.text(index, 'text', stringField(choice, 'text'), `${at}/text`)
    assembly.finish(index, stringField(choice, 'finish_reason'), `${at}/finish_reason`)
  }
  assembly.count(openaiUsage(field(data, 'usage')), '/__data__/usage')
}
