import * as z from 'zod'
import { stringField } from '#lib/json/value'
import type { WireFormat } from './format'
import { each, entering, fields, noise, type Reading, restAs } from './reader'

/** Schema of one model of a model list. */
const model = z.object({
  id: z.string().describe('name of the model; the name of the file carries a digest of all of them'),
  created: z.int().nullish(),
  object: z.string().nullish(),
  owned_by: z.string().nullish(),
})

/** Reads one model of the list. The order of a list means nothing, so a model is named by its id. */
const reader = entering(
  (context: Reading, value) => {
    context.assembly.scope = `/${stringField(value, 'id')}`
    return context
  },
  {
    id: restAs('model'),
    owned_by: restAs('model'),
    created: noise('time'),
    created_at: noise('time'),
    object: noise('place'),
    // Where the server keeps the weights, who may use them, and since when.
    root: noise('metadata'),
    permission: each(fields({ id: noise('id'), created: noise('time'), object: noise('place') })),
  },
)

/** The wire format of an OpenAI server's model list: a list that is not a stream. */
export const openaiModels: WireFormat = {
  kinds: { one: 'unknown', list: 'openai.models' },
  claims: { classes: { list: /(^|\.)Model$/ }, endpoints: ['/models'] },
  whole: () => reader,
  isMessage: false,
  schemas: { list: { className: 'Model', schema: model } },
}
