import type { z } from 'zod'
import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'

type Issue = z.core.$ZodIssue
type SchemaCode = 'missing-field' | 'wrong-type' | 'bad-value'

/** The issues with each failed union resolved into the issues of the shape that was most likely meant. */
export function issuesOf(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue]
    const meant = issue.errors.reduce<readonly Issue[]>(
      (best, branch) => (depth(branch) > depth(best) ? branch : best),
      [],
    )
    if (depth(meant) === 0) return [issue]
    return issuesOf(meant).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
  })
}

/** How far a shape fits: a shape that fails inside was at least of the right type, and had the right name. */
function depth(issues: readonly Issue[]): number {
  return issues.length === 0 ? 0 : Math.min(...issues.map(({ path }) => path.length))
}

/** What an issue says of a value: the code and one sentence. */
export function describeIssue(issue: Issue, root: JsonValue): { code: SchemaCode; message: string } {
  const inData = issue.code === 'custom' ? inDataOf(issue.params) : undefined
  if (inData) return inEventData(inData)
  const found = issue.path.reduce<JsonValue | undefined>((value, key) => step(value, key), root)
  const expected = expectedBy(issue)
  if (found === undefined) {
    const name = String(issue.path.at(-1) ?? '')
    return { code: 'missing-field', message: `The field \`${name}\` is missing; expected ${expected}.` }
  }
  if (issue.code === 'custom' || issue.code === 'invalid_format') {
    return { code: 'bad-value', message: `${issue.message}, found ${shown(found)}.` }
  }
  const code = isOtherType(issue, found) ? 'wrong-type' : 'bad-value'
  return {
    code,
    message: `Expected ${expected}, found ${code === 'bad-value' ? shown(found) : nameOf(found)}.`,
  }
}

function inDataOf(params: unknown): { issue: Issue; value: JsonValue } | undefined {
  const given = params as { inData?: Issue; value?: JsonValue } | undefined
  return given?.inData ? { issue: given.inData, value: given.value ?? null } : undefined
}

function inEventData({ issue, value }: { issue: Issue; value: JsonValue }): {
  code: SchemaCode
  message: string
} {
  const [first = issue] = issuesOf([issue])
  const { code, message } = describeIssue(first, value)
  return { code, message: `In the data of the event, at ${first.path.join('.') || 'its top'}: ${message}` }
}

function step(value: JsonValue | undefined, key: PropertyKey): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(key)]
  return isObject(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined
}

function isOtherType(issue: Issue, found: JsonValue): boolean {
  if (issue.code === 'invalid_type') return true
  if (issue.code === 'invalid_value')
    return issue.values.every((value) => nameOfType(value) !== nameOfType(found))
  return issue.code === 'invalid_union' && (issue.discriminator === undefined || typeof found !== 'string')
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

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => `\`${String(value)}\``).join(' or ')
    case 'invalid_union':
      return expectedByUnion(issue)
    case 'too_small':
      return `a number of at least ${issue.minimum}`
    case 'too_big':
      return `a number of at most ${issue.maximum}`
    default:
      return 'another value'
  }
}

function expectedByUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  if (issue.discriminator !== undefined) return 'the name of a shape'
  const names = issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectedBy))
  return [...new Set(names)].join(' or ')
}

function nameOfType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function nameOf(value: JsonValue): string {
  return typeof value === 'number' && !Number.isInteger(value)
    ? String(value)
    : (TYPE_NAMES[nameOfType(value)] ?? 'nothing')
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value)
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}
