import type { JsonValue } from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'
import { isObject } from '#lib/json/value'

/** A field of a recording. `inData` continues the path in the JSON of a line's data. */
export interface FieldPath {
  readonly path: JsonPath
  readonly inData: JsonPath | null
}

const SEGMENT = /^(.*?)(?:\[(\w+)=([^\]]*)\])?$/

/** Returns the places of a recording that match a pattern of KNOWN_FIELDS. */
export function placesOf(recording: JsonValue, pattern: string): FieldPath[] {
  const [outer = '', inner] = pattern.split('/>')
  const paths = matches(recording, outer.split('/').slice(1))
  if (inner === undefined) return paths.map((path) => ({ path, inData: null }))
  const [first = '', ...rest] = inner.split('/')
  return paths.flatMap((path) => {
    const data = dataOf(valueAt(recording, path))
    if (data === undefined || !keeps(data, first)) return []
    return matches(data, rest).map((inData) => ({ path, inData }))
  })
}

function matches(value: JsonValue, segments: readonly string[]): JsonPath[] {
  const [segment, ...rest] = segments
  if (segment === undefined) return [[]]
  const name = SEGMENT.exec(segment)?.[1] ?? segment
  return stepsOf(value, name).flatMap((step) => {
    const child = valueAt(value, [step])
    if (child === undefined || !keeps(child, segment)) return []
    return matches(child, rest).map((path) => [step, ...path])
  })
}

function stepsOf(value: JsonValue, name: string): (string | number)[] {
  if (name === '*') return Array.isArray(value) ? [...value.keys()] : []
  return isObject(value) && Object.hasOwn(value, name) ? [name] : []
}

function keeps(value: JsonValue, segment: string): boolean {
  const [, , key, wanted] = SEGMENT.exec(segment) ?? []
  return key === undefined || (isObject(value) && value[key] === wanted)
}

/** Returns the value at a path; undefined when there is none. */
function valueAt(value: JsonValue, path: JsonPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((parent, step) => {
    if (Array.isArray(parent)) return parent[Number(step)]
    return isObject(parent) ? parent[step] : undefined
  }, value)
}

const DATA = 'data: '

function dataOf(line: JsonValue | undefined): JsonValue | undefined {
  if (typeof line !== 'string' || !line.startsWith(`${DATA}{`)) return undefined
  return JSON.parse(line.slice(DATA.length)) as JsonValue
}

/** Copies the recording with another value at a place, or without the place when the value is undefined. */
export function changed(recording: JsonValue, place: FieldPath, value: JsonValue | undefined): JsonValue {
  // Through text, so that no two places share one object.
  const copy = JSON.parse(JSON.stringify(recording)) as JsonValue
  if (place.inData === null) put(copy, place.path, value)
  else {
    const data = dataOf(valueAt(copy, place.path)) ?? null
    put(data, place.inData, value)
    put(copy, place.path, DATA + JSON.stringify(data))
  }
  return copy
}

function put(root: JsonValue, path: JsonPath, value: JsonValue | undefined): void {
  const parent = valueAt(root, path.slice(0, -1))
  const step = path.at(-1) ?? ''
  if (Array.isArray(parent)) {
    if (value === undefined) parent.splice(Number(step), 1)
    else parent[Number(step)] = value
  } else if (isObject(parent)) {
    if (value === undefined) delete parent[step]
    else parent[step] = value
  }
}

/** One way to damage a field, and the problem that it must give. */
export interface Damage {
  readonly name: string
  readonly value: JsonValue | undefined
  readonly code: 'missing-field' | 'wrong-type' | 'bad-value'
}

const VALUES: Readonly<Record<string, JsonValue>> = {
  string: 'damaged',
  number: 7.5,
  boolean: true,
  list: [],
  object: {},
}

const ACCEPTS: Readonly<Record<string, string>> = { int: 'number', index: 'number' }

/** Returns all damages of a field, by its rule in KNOWN_FIELDS, that make it invalid. */
export function damagesOf(rule: string, isItem: boolean): Damage[] {
  const types = rule.replace('?', '').split('|')
  const optional = rule.endsWith('?')
  const accepted = new Set(types.map((type) => ACCEPTS[type] ?? type))
  const damages: Damage[] = []
  // Removing an item of a list leaves a shorter list, which is still valid.
  if (!optional && !isItem) damages.push({ name: 'removed', value: undefined, code: 'missing-field' })
  if (!optional && !accepted.has('null')) damages.push({ name: 'null', value: null, code: 'wrong-type' })
  for (const [name, value] of Object.entries(VALUES)) {
    if (!accepted.has(name)) damages.push({ name, value, code: 'wrong-type' })
  }
  if (types.includes('int') || types.includes('index')) {
    damages.push({ name: 'fraction', value: 7.5, code: 'wrong-type' })
  }
  if (types.includes('index')) damages.push({ name: 'negative', value: -1, code: 'bad-value' })
  return damages
}
