import type { z } from 'zod'
import type { Recorded } from '#lib/exchange/recorded'
import { isNeeded } from '#lib/formats/recorder/needed'
import { type JsonPath, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { isObject } from '#lib/json/value'
import { acceptsOf } from './accepts'
import { describeIssue, issuesOf, valueAt } from './issue-words'
import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem'

/** A text in which the place of a value can be looked up. */
interface Located {
  readonly text: string
  startOf(path: JsonPath): number
}

/** Makes a problem at a path of a text, or at the nearest value above it if the path does not exist. */
export function problemAt(source: Located, code: ProblemCode, message: string, path: JsonPath): Problem {
  const { line, column } = positionAt(source.text, source.startOf(path))
  return { code, severity: PROBLEM_SEVERITY[code], message, pointer: pointerOf(path), line, column }
}

/** The most problems of one severity that are returned. A damaged stream of a thousand chunks has thousands. */
const MAX_PROBLEMS = 100

/**
 * Holds a recording against a schema and returns the problems `missing-field`, `wrong-type` and `bad-value`, errors
 * first, at most 100 of each severity. A problem is an error if replay needs the value. In a provider's answer or a
 * user's request it is a warning, because these replay as they are (docs/format.md, 6).
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

/**
 * A failed pattern, a failed check of our own, or an object of no listed shape is only a warning: the type is right.
 */
function severityOf({ code }: z.core.$ZodIssue, path: JsonPath, recording: Recorded): 'error' | 'warning' {
  if (code === 'custom' || code === 'invalid_format') return 'warning'
  if (code === 'invalid_union' && isObject(valueAt(recording.value, path))) return 'warning'
  return isNeeded(path, recording) ? 'error' : 'warning'
}
