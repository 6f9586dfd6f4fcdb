import type { z } from 'zod'
import type { JsonDocument, JsonValue } from '#lib/json/document'
import { spanOf } from '#lib/json/document'
import { type JsonPath, nearestNode, nodeAt, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { isObject } from '#lib/json/value'
import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem'

/** A problem at a place of the document; the nearest value above when the place is not there. */
export function problemAt(
  document: JsonDocument,
  code: ProblemCode,
  message: string,
  path: JsonPath,
): Problem {
  const { line, column } = positionAt(document.text, spanOf(document, nearestNode(document, path)).start)
  return { code, severity: PROBLEM_SEVERITY[code], message, pointer: pointerOf(path), line, column }
}

/** What a schema has to say of a document: `missing-field`, `wrong-type` and `bad-value`, in document order. */
export function schemaProblems(document: JsonDocument, value: JsonValue, schema: z.ZodType): Problem[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  return result.error.issues.map((issue) => problemOfIssue(document, value, issue))
}

function problemOfIssue(document: JsonDocument, root: JsonValue, issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  const found = path.reduce<JsonValue | undefined>(step, root)
  const name = String(path.at(-1) ?? '')
  if (issue.code === 'invalid_type') {
    if (found === undefined && nodeAt(document, path) === undefined) {
      const message = `The field \`${name}\` is missing; expected ${typeName(issue.expected)}.`
      return problemAt(document, 'missing-field', message, path)
    }
    const message = `Expected ${typeName(issue.expected)}, found ${nameOf(found)}.`
    return problemAt(document, 'wrong-type', message, path)
  }
  return problemAt(document, 'bad-value', `${issue.message}.`, path)
}

function step(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(key)]
  return isObject(value) ? value[key] : undefined
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'a boolean',
  null: 'null',
}

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected
}

function nameOf(value: JsonValue | undefined): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return TYPE_NAMES[typeof value] ?? 'nothing'
}
