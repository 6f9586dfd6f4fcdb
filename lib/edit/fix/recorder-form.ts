import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from '#lib/check/problem'
import { whyNotJson } from '#lib/check/why-not-json'
import { isWritten } from '#lib/json/form'
import { parseDocument } from '#lib/json/parse'
import { writeDocument } from '#lib/json/write'

export type RecorderForm =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Problem }

/**
 * A JSON text in the recorder's own form (docs/format.md, 4); the same text when it is in it already.
 * @returns `not-json`, `too-deep`, or `too-large` when the form is longer than any text can be
 */
export function inRecorderForm(text: string): RecorderForm {
  const parsed = parseDocument(text)
  if (!parsed.ok) {
    const { code, message, line, column } = whyNotJson(text, parsed.error)
    return { ok: false, problem: problem(code, message, { line, column }) }
  }
  const { document } = parsed
  if (isWritten(document)) return { ok: true, text }
  try {
    return { ok: true, text: writeDocument(document) }
  } catch (error) {
    // Indentation can turn a deep text of a few megabytes into half a gigabyte.
    if (!(error instanceof RangeError)) throw error
    const message = 'In the form of the recorder it would be larger than a recording can be.'
    return { ok: false, problem: problem('too-large', message, { line: 1, column: 1 }) }
  }
}

function problem(code: ProblemCode, message: string, place: { line: number; column: number }): Problem {
  return { code, severity: PROBLEM_SEVERITY[code], message, pointer: '', ...place }
}
