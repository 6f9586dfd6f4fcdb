import 'server-only'
import { isNameField, NAME_FIELDS } from '#lib/catalog/query-fields'
import { ask } from './catalogue'
import { failure } from './request-body'
import { settings } from './settings'

const LIMIT = 50

/**
 * `GET /api/values?field=&text=&q=`: the values of a field that hold a text, with how many of the recordings that match
 * `q` have each; `{values: [{value, count}], total}`, the 50 best.
 */
export async function getValues(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const search = new URL(request.url).searchParams
  const field = search.get('field') ?? ''
  if (!isNameField(field)) {
    return failure(400, 'bad-request', `field is one of ${NAME_FIELDS.join(', ')}.`)
  }
  const asked = { field, text: search.get('text') ?? '', query: search.get('q') ?? '', limit: LIMIT }
  return Response.json(await ask(root.root, 'values', asked))
}
