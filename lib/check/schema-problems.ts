import type { z } from 'zod'
import type { Recorded } from '#lib/exchange/recorded'
import { isNeeded } from '#lib/formats/recorder/needed'
import { type JsonPath, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { isObject } from '#lib/json/value'
import { acceptsOf } from './accepts'
import { describeIssue, issuesOf, valueAt } from './issue-words'
import { type Finding, PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem'

/** Makes a finding, of the severity that its code has. */
export function finding(code: ProblemCode, message: string, path: JsonPath): Finding {
  return { code, severity: PROBLEM_SEVERITY[code], message, path }
}

/** A text in which the place of a value can be looked up. */
interface Located {
  readonly text: string
  startOf(path: JsonPath): number
}

/** Looks up where the value of a finding is; if it does not exist, where the nearest value above it is. */
export function problemAt(source: Located, { path, ...finding }: Finding): Problem {
  // A mark is before everything else in the text.
  const start = finding.code === 'byte-order-mark' ? 0 : source.startOf(path)
  return { ...finding, pointer: pointerOf(path), ...positionAt(source.text, start) }
}

/** The most problems of one severity that are returned. A damaged stream of a thousand chunks has thousands. */
const MAX_PROBLEMS = 100

/**
 * Holds a recording against a schema and finds the problems `missing-field`, `wrong-type` and `bad-value`, errors
 * first, at most 100 of each severity. A problem is an error if replay needs the value. In a provider's answer or a
 * user's request it is a warning, because these replay as they are (docs/format.md, 6).
 */
export function schemaFindings(recording: Recorded, schema: z.ZodType): Finding[] {
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
      .map(({ issue, path }) => ({ ...describeIssue(issue, recording), severity, path })),
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
