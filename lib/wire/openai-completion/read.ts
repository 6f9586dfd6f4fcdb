import type { JsonValue } from '#lib/json/document'
import { isObject, numberField } from '#lib/json/value'
import { choiceFields, openaiAnswer, tokenFields } from '../openai-chat/read'
import { each, entering, fields, finish, place, type Reading, text } from '../reader'

const choice = entering<Reading, Reading>(
  ({ assembly }, value, at) => {
    const index = indexOf(value, at)
    assembly.choice(index)
    return { assembly, choice: index }
  },
  { index: place('number'), text: text('text'), finish_reason: finish, ...choiceFields, ...tokenFields },
)

function indexOf(choice: JsonValue, at: string): number {
  return numberField(choice, 'index') ?? Number(at.slice(at.lastIndexOf('/') + 1))
}

/** Reads a text completion, whole or a chunk of it. */
export const completionReader = fields({
  ...openaiAnswer,
  ...tokenFields,
  choices: each({
    ...choice,
    seat: ({ assembly }, at, value) => {
      if (isObject(value)) assembly.seat(indexOf(value, at), 'text', at, (text) => ({ text }))
    },
  }),
  prompt_filter_results: each(fields(choiceFields)),
})
