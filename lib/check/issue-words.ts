import type { z } from 'zod'
import type { JsonValue } from '#lib/json/document'
import { Spelling } from '#lib/json/spelling'
import { isObject } from '#lib/json/value'

type Issue = z.core.$ZodIssue
type SchemaCode = 'missing-field' | 'wrong-type' | 'bad-value'

/** Replaces each failed union among zod's issues by the issues of the shape that was most likely meant. */
export function issuesOf(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue]
    const meant = issue.errors.reduce<readonly Issue[]>(
      (best, branch) => (depth(branch) > depth(best) ? branch : best),
      [],
    )
    const ofRightType = issue.errors.find((branch) => branch.some(({ code }) => code === 'invalid_format'))
    if (depth(meant) === 0 && !ofRightType) return [issue]
    return issuesOf(depth(meant) > 0 ? meant : (ofRightType ?? meant)).map((inner) => ({
      ...inner,
      path: [...issue.path, ...inner.path],
    }))
  })
}

/** Ranks how well a shape fits: one that fails further inside at least had the right type and name. */
function depth(issues: readonly Issue[]): number {
  return issues.length === 0 ? 0 : Math.min(...issues.map(({ path }) => path.length))
}

/** The value that was checked, and its spelling in the file. */
interface Checked {
  readonly value: JsonValue
  readonly spelling: Spelling
}

/** Describes an issue of a value: the problem's code and one sentence for a person. */
export function describeIssue(issue: Issue, root: Checked): { code: SchemaCode; message: string } {
  const inData = issue.code === 'custom' ? inDataOf(issue.params) : undefined
  if (inData) return inEventData(inData)
  const found = valueAt(root.value, issue.path)
  const expected = expectedBy(issue)
  if (found === undefined) {
    const name = String(issue.path.at(-1) ?? '')
    return { code: 'missing-field', message: `The field \`${name}\` is missing; expected ${expected}.` }
  }
  const text = spelled(found, issue, root)
  if ((issue.code === 'custom' && typeIn(issue.params) === undefined) || issue.code === 'invalid_format') {
    return { code: 'bad-value', message: `${issue.message}, found ${cut(text)}.` }
  }
  if (found === Number.POSITIVE_INFINITY || found === Number.NEGATIVE_INFINITY) {
    const bound = `a whole number of at most ${Number.MAX_SAFE_INTEGER} either way`
    return { code: 'bad-value', message: `Expected ${bound}, found ${cut(text)}.` }
  }
  const code = isOtherType(issue, found) ? 'wrong-type' : 'bad-value'
  return {
    code,
    message: `Expected ${expected}, found ${code === 'bad-value' ? cut(text) : nameOf(found, text)}.`,
  }
}

function spelled(found: JsonValue, { path }: Issue, { value, spelling }: Checked): string {
  const holder = valueAt(value, path.slice(0, -1))
  const key = path.at(-1)
  const text =
    key === undefined ? undefined : spelling.at(holder, typeof key === 'number' ? key : String(key))
  return text ?? JSON.stringify(found)
}

function inDataOf(params: unknown): { issue: Issue; value: JsonValue; data: string } | undefined {
  const given = params as { inData?: Issue; value?: JsonValue; data?: string } | undefined
  return given?.inData
    ? { issue: given.inData, value: given.value ?? null, data: given.data ?? 'null' }
    : undefined
}

function inEventData({ issue, value, data }: { issue: Issue; value: JsonValue; data: string }): {
  code: SchemaCode
  message: string
} {
  const [first = issue] = issuesOf([issue])
  const { code, message } = describeIssue(first, { value, spelling: Spelling.ofText(data, value) })
  return { code, message: `In the data of the event, at ${first.path.join('.') || 'its top'}: ${message}` }
}

/** The type that a check of our own expects, if it expects a type. */
function typeIn(params: unknown): string | undefined {
  return (params as { type?: string } | undefined)?.type
}

/** The value at a path within a value; undefined if there is none. */
export function valueAt(value: JsonValue, path: readonly PropertyKey[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(step, value)
}

function step(value: JsonValue | undefined, key: PropertyKey): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(key)]
  return isObject(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined
}

function isOtherType(issue: Issue, found: JsonValue): boolean {
  if (issue.code === 'invalid_type' || issue.code === 'custom') return true
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
    case 'custom':
      return TYPE_NAMES[typeIn(issue.params) ?? ''] ?? 'another value'
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

function nameOf(value: JsonValue, text: string): string {
  return typeof value === 'number' && !Number.isInteger(value)
    ? cut(text)
    : (TYPE_NAMES[nameOfType(value)] ?? 'nothing')
}

function cut(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}
