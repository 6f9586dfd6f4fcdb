import type { z } from 'zod'
import type { JsonValue } from '#lib/json/document'
import { type JsonPath, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import type { Spelling } from '#lib/json/spelling'
import { acceptsOf } from './accepts'
import { describeIssue, issuesOf } from './issue-words'
import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem'

/** A text whose values have places. */
interface Located {
  readonly text: string
  startOf(path: JsonPath): number
}

/** A problem at a place of a text; the nearest value above when the place is not there. */
export function problemAt(source: Located, code: ProblemCode, message: string, path: JsonPath): Problem {
  const { line, column } = positionAt(source.text, source.startOf(path))
  return { code, severity: PROBLEM_SEVERITY[code], message, pointer: pointerOf(path), line, column }
}

/** More problems than a person reads; a damaged stream of a thousand chunks has thousands. */
const MAX_PROBLEMS = 100

/** What a schema has to say of a document: `missing-field`, `wrong-type` and `bad-value`, in document order. */
export function schemaProblems(
  source: Located & { readonly value: JsonValue; readonly spelling: Spelling },
  schema: z.ZodType,
): Problem[] {
  const { value } = source
  if (acceptsOf(schema)(value)) return []
  const result = schema.safeParse(value)
  if (result.success) return []
  return issuesOf(result.error.issues)
    .slice(0, MAX_PROBLEMS)
    .map((issue) => {
      const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
      const { code, message } = describeIssue(issue, source)
      return problemAt(source, code, message, path)
    })
}
