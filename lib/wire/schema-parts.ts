import * as z from 'zod'

/** A float as Python reads it: NaN and the infinities are some. */
export const float = z
  .custom<number>((value) => typeof value === 'number', { params: { type: 'number' } })
  .meta({ type: 'number' })

/** A place in a list: a whole number from 0. */
export const index = z.int().min(0)

/** Counts of tokens and the like. */
export const count = z.int().min(0)

/** Arguments of a call: JSON as text, or the values themselves. */
export const callArguments = z.union([z.string(), z.record(z.string(), z.unknown())])

/** What a message says: a text, or a list of parts. */
export const content = z.union([z.string(), z.array(z.unknown())])

/** Any text but the options. */
const known = (options: readonly string[]): RegExp =>
  new RegExp(`^(?!(?:${options.join('|').replaceAll('.', '\\.')})$)`)

/**
 * One of several shapes, told apart by a string field. A value of a shape that is not listed is let through: providers
 * add shapes faster than schemas are written.
 * @param shapes a schema for each known value of the field, without the field itself
 */
export function oneOf(field: string, shapes: Readonly<Record<string, z.ZodRawShape>>): z.ZodType {
  const [first, ...rest] = Object.entries(shapes).map(([value, shape]) =>
    z.object({ [field]: z.literal(value), ...shape }),
  )
  if (!first) return z.object({ [field]: z.string() })
  const other = z.object({ [field]: z.string().regex(known(Object.keys(shapes)), { abort: true }) })
  return z.union([z.discriminatedUnion(field, [first, ...rest]), other])
}
