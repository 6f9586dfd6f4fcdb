import * as z from 'zod'

/** Schema of a float as Python reads it, which includes NaN and the infinities. */
export const float = z
  .custom<number>((value) => typeof value === 'number', { params: { type: 'number' } })
  .meta({ type: 'number' })

/** Schema of a place in a list: a whole number from 0. */
export const index = z.int().min(0)

/** Schema of a count of tokens and the like: a whole number from 0. */
export const count = z.int().min(0)

/** Schema of a call's arguments: JSON as text, or the values themselves. */
export const callArguments = z.union([z.string(), z.record(z.string(), z.unknown())])

/** Schema of a message's content: a text, or a list of parts. */
export const content = z.union([z.string(), z.array(z.unknown())])

/** Any text except the options. */
const known = (options: readonly string[]): RegExp =>
  new RegExp(`^(?!(?:${options.join('|').replaceAll('.', '\\.')})$)`)

/**
 * Schema of several shapes that a string field tells apart. A shape that is not listed is accepted: providers add
 * shapes faster than schemas are written.
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
