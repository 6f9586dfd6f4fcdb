import { numberField } from '#lib/json/value'
import { choiceFields, openaiAnswer, tokenFields } from '../openai-chat/read'
import { each, entering, fields, finish, place, type Reading, text } from '../reader'

const choice = entering<Reading, Reading>(
  ({ assembly }, value, at) => {
    const index = numberField(value, 'index') ?? Number(at.slice(at.lastIndexOf('/') + 1))
    assembly.choice(index)
    return { assembly, choice: index }
  },
  { index: place('number'), text: text('text'), finish_reason: finish, ...choiceFields, ...tokenFields },
)

/** Reads a text completion, whole or a chunk of it. */
export const completionReader = fields({
  ...openaiAnswer,
  ...tokenFields,
  choices: each(choice),
  prompt_filter_results: each(fields(choiceFields)),
})
