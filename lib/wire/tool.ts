import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, stringField } from '#lib/json/value'
import { Assembly } from '#lib/message/assembly'
import type { Assembled } from '#lib/message/message'

/** What a tool gave back, as a message of the role `tool`: a text, the texts of its parts, or JSON. */
export function assembleTool(body: JsonValue, spelling: Spelling): Assembled {
  const data = field(body, '__data__') ?? body
  const assembly = new Assembly(spelling)
  assembly.read(0, () => {
    assembly.role(0, 'tool', '')
    assembly.text(0, 'text', textOf(field(data, 'content') ?? null, spelling), '/__data__/content')
  })
  return assembly.whole()
}

function textOf(content: JsonValue, spelling: Spelling): string {
  if (content === null) return ''
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content : [content]
  const texts = parts.map((part) => (typeof part === 'string' ? part : stringField(part, 'text')))
  return texts.every((text) => text !== '') ? texts.join('\n') : spelling.of(content)
}
