import type { JsonValue } from '#lib/json/document'
import { field } from '#lib/json/value'
import type { Facet } from '../change'
import { type Answered, aboutResponse, cutsOf, modelsOf } from './answer'
import type { Aspect } from './aspect'
import { factsOf, partOf } from './body'
import { isSame } from './same'
import { isSameCount, tokenCounts } from './usage'

/**
 * The facets in which two responses differ; none when they are equal values.
 * @param isRestKnown whether the pair is known to have the facet `metadata`, so that it is not looked for here
 */
export function responseFacets(before: Answered, after: Answered, isRestKnown: boolean): Facet[] {
  if (isSame(before.response, after.response)) return []
  const facets: Facet[] = []
  const isAnswerSame = isSame(valueOfAnswer(before), valueOfAnswer(after))
  if (!isAnswerSame) facets.push('answer')
  const [counts, others] = [before, after].map(({ family, body }) => tokenCounts(family, body))
  if (counts && others && !isSameCount(counts, others)) facets.push('usage')
  if (isAnswerSame && cutsOf(before) !== cutsOf(after)) facets.push('chunking')
  if (!isRestKnown && !isRestSame(before, after, facets)) facets.push('metadata')
  return facets
}

function valueOfAnswer({ answer }: Answered): JsonValue {
  return answer as unknown as JsonValue
}

function isRestSame(before: Answered, after: Answered, facets: readonly Facet[]): boolean {
  if (!isSame(aboutResponse(before.response), aboutResponse(after.response))) return false
  if (isSame(before.body, after.body)) return true
  // An answer that was recorded again has another id: most pairs end here.
  if (facets.length === 0 || hasOtherIds(before, after)) return false
  const isLeft = leftBy(before, after, new Set(facets))
  const isElsewhere =
    facets.includes('answer') || facets.includes('chunking') || hasOtherLength(before, after)
  if (!isElsewhere) return isSame(rest(before, isLeft), rest(after, isLeft))
  if (before.family === 'openai-models' && after.family === 'openai-models') {
    return isRestOfModelsSame(before.body, after.body)
  }
  const facts = factsOf(before.family, before.body, isLeft)
  const others = factsOf(after.family, after.body, isLeft)
  return facts.size === others.size && [...facts].every((fact) => others.has(fact))
}

function hasOtherIds(before: Answered, after: Answered): boolean {
  const isMessage = before.family === 'message' && after.family === 'message'
  return isMessage && idsOf(before.body) !== idsOf(after.body)
}

/** The ids of a body or of its chunks, each once. */
function idsOf(body: JsonValue): string {
  const items = Array.isArray(body) ? body : [body]
  const ids = items.flatMap((item) => field(field(item, '__data__') ?? item, 'id') ?? [])
  return [...new Set(ids)].join('\n')
}

function rest({ family, body }: Answered, isLeft: (aspect: Aspect) => boolean): JsonValue | undefined {
  return partOf(family, body, isLeft)
}

function hasOtherLength(before: Answered, after: Answered): boolean {
  return Array.isArray(before.body) && Array.isArray(after.body) && before.body.length !== after.body.length
}

/** What of a body the facets do not explain. */
function leftBy(before: Answered, after: Answered, facets: ReadonlySet<Facet>): (aspect: Aspect) => boolean {
  const hasAnswer = facets.has('answer')
  const isCut = facets.has('chunking')
  const explained: Record<Aspect, boolean> = {
    answer: hasAnswer || isCut,
    shape: hasAnswer,
    tokens: hasAnswer,
    cut: hasAnswer || isCut,
    // Counts that run through a stream stand where it is cut.
    usage: facets.has('usage') || isCut,
    call: hasAnswer && callNames(before) !== callNames(after),
    metadata: false,
  }
  return (aspect) => !explained[aspect]
}

function callNames({ answer }: Answered): string {
  return JSON.stringify(answer.messages?.map(({ toolCalls }) => toolCalls.map(({ name }) => name)))
}

/** Whether the models that are on both sides have the same fields. */
function isRestOfModelsSame(before: JsonValue, after: JsonValue): boolean {
  const models = modelsOf(before)
  return [...modelsOf(after)].every(([id, model]) => !models.has(id) || isSame(models.get(id), model))
}
