import type { z } from 'zod'
import { KeyTable } from '#lib/json/key-table'

/** Tells whether a schema accepts a value. */
type Accepts = (value: unknown) => boolean

const made = new WeakMap<z.core.$ZodType, Accepts>()

/**
 * Makes a function that tells whether a schema accepts a value: the same answer as `safeParse(value).success`, but
 * cheaper, because no result is built. Almost all recordings are accepted; only for the others is zod asked what is
 * wrong.
 */
export function acceptsOf(schema: z.core.$ZodType): Accepts {
  const known = made.get(schema)
  if (known) return known
  const accepts = compile(schema as z.core.$ZodTypes)
  made.set(schema, accepts)
  return accepts
}

/** Checks a schema of any other type with zod itself. */
function compile(schema: z.core.$ZodTypes): Accepts {
  const { def } = schema._zod
  if (def.type === 'string') return stringAccepts(schema, def)
  if (def.type !== 'number' && def.checks?.length) return zodAccepts(schema)
  switch (def.type) {
    case 'object':
      return objectAccepts(def)
    case 'array':
      return arrayAccepts(acceptsOf(def.element))
    case 'record':
      return recordAccepts(acceptsOf(def.valueType))
    case 'union': {
      const options = def.options.map(acceptsOf)
      return (value) => options.some((accepts) => accepts(value))
    }
    case 'optional': {
      const inner = acceptsOf(def.innerType)
      return (value) => value === undefined || inner(value)
    }
    case 'nullable': {
      const inner = acceptsOf(def.innerType)
      return (value) => value === null || inner(value)
    }
    case 'unknown':
      return (value) => value !== undefined
    case 'number':
      return numberAccepts(schema, def)
    case 'custom':
      return (value) => Boolean(def.fn(value))
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'null':
      return (value) => value === null
    case 'literal':
      return (value) => def.values.some((literal) => literal === value)
    default:
      return zodAccepts(schema)
  }
}

function zodAccepts(schema: z.core.$ZodType): Accepts {
  return (value) => (schema as z.ZodType).safeParse(value).success
}

/** Checks strings, with or without patterns. A schema with any other check is left to zod. */
function stringAccepts(schema: z.core.$ZodType, { checks = [] }: z.core.$ZodStringDef): Accepts {
  const patterns = checks.map(({ _zod }) => (_zod.def as { pattern?: RegExp }).pattern)
  const isOther = checks.some(({ _zod }) => _zod.def.check !== 'string_format')
  if (isOther || patterns.some((pattern) => !pattern || pattern.global || pattern.sticky))
    return zodAccepts(schema)
  return (value) => typeof value === 'string' && patterns.every((pattern) => pattern?.test(value))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Checks objects of known fields. The keys that a value has are looked up among the fields, not the other way round,
 * because most fields of most chunks are missing.
 */
function objectAccepts(def: z.core.$ZodObjectDef): Accepts {
  const fields = new Map(Object.entries(def.shape).map(([key, field]) => [key, fieldOf(field)]))
  const needed = [...fields.values()].filter(({ acceptsMissing }) => !acceptsMissing).length
  const table = new KeyTable((key) => fields.get(key) ?? OTHER)
  return (value) => {
    if (!isRecord(value)) return false
    let present = 0
    let position = 0
    for (const key in value) {
      const { accepts, acceptsMissing, acceptsNull } = table.at(position++, key)
      const member = value[key]
      if (!acceptsMissing && member !== undefined) present++
      if (!(member === null ? acceptsNull : member === undefined ? acceptsMissing : accepts(member)))
        return false
    }
    return present === needed
  }
}

interface FieldAccepts {
  readonly accepts: Accepts
  readonly acceptsMissing: boolean
  readonly acceptsNull: boolean
}

/** Fields are often null or missing, and these two answers never change. */
function fieldOf(field: z.core.$ZodType): FieldAccepts {
  const accepts = acceptsOf(field)
  return { accepts, acceptsMissing: accepts(undefined), acceptsNull: accepts(null) }
}

/** A key that the schema does not name may have any value. */
const OTHER: FieldAccepts = { accepts: () => true, acceptsMissing: true, acceptsNull: true }

function arrayAccepts(item: Accepts): Accepts {
  return (value) => {
    if (!Array.isArray(value)) return false
    for (const element of value) if (!item(element)) return false
    return true
  }
}

function recordAccepts(field: Accepts): Accepts {
  return (value) => {
    if (!isRecord(value)) return false
    for (const key of Object.keys(value)) if (!field(value[key])) return false
    return true
  }
}

/** Checks numbers, whole numbers and numbers with a minimum. A schema with any other check is left to zod. */
function numberAccepts(schema: z.core.$ZodTypes, def: z.core.$ZodNumberDef): Accepts {
  const isWhole = 'format' in def && def.format === 'safeint'
  const checks = (def.checks ?? []).map(
    ({ _zod }) => _zod.def as { check: string; value?: unknown; inclusive?: boolean },
  )
  const others = checks.filter(({ check }) => check !== 'number_format')
  const isFromZero = others.every(
    ({ check, value, inclusive }) => check === 'greater_than' && value === 0 && inclusive,
  )
  if (!isFromZero) return zodAccepts(schema)
  const least = others.length > 0 ? 0 : Number.NEGATIVE_INFINITY
  const isNumber = isWhole ? Number.isSafeInteger : Number.isFinite
  return (value) => typeof value === 'number' && isNumber(value) && value >= least
}
