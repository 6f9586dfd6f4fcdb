import type { z } from 'zod'
import type { Recorded } from '#lib/exchange/recorded'
import { isNeeded } from '#lib/formats/recorder/needed'
import { type JsonPath, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { isObject } from '#lib/json/value'
import { acceptsOf } from './accepts'
import { describeIssue, issuesOf, valueAt } from './issue-words'
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

/** More problems of a severity than a person reads; a damaged stream of a thousand chunks has thousands. */
const MAX_PROBLEMS = 100

/**
 * What the schema of its kind has to say of a recording: `missing-field`, `wrong-type` and `bad-value`, errors first.
 * They are errors where replay needs the value, and warnings in what a provider answered or a user sent: that replays
 * as it is (docs/format.md, 6).
 */
export function schemaProblems(recording: Recorded, schema: z.ZodType): Problem[] {
  const { value } = recording
  if (acceptsOf(schema)(value)) return []
  const result = schema.safeParse(value)
  if (result.success) return []
  const found = issuesOf(result.error.issues).map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
    return { issue, path, severity: severityOf(issue, path, recording) }
  })
  return (['error', 'warning'] as const).flatMap((severity) =>
    found
      .filter((one) => one.severity === severity)
      .slice(0, MAX_PROBLEMS)
      .map(({ issue, path }) => {
        const { code, message } = describeIssue(issue, recording)
        return { ...problemAt(recording, code, message, path), severity }
      }),
  )
}

/** Checks of our own and of patterns, and that no shape fits, are about what a provider says in the right type. */
function severityOf({ code }: z.core.$ZodIssue, path: JsonPath, recording: Recorded): 'error' | 'warning' {
  if (code === 'custom' || code === 'invalid_format') return 'warning'
  if (code === 'invalid_union' && isObject(valueAt(recording.value, path))) return 'warning'
  return isNeeded(path, recording) ? 'error' : 'warning'
}
