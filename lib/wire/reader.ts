import type { JsonValue } from '#lib/json/document'
import { KeyTable } from '#lib/json/key-table'
import { stepOf } from '#lib/json/pointer'
import { field, isObject, type JsonObject } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import type { NoiseKind } from '#lib/message/ledger'
import { isEmpty } from '#lib/message/rest-parts'
import type { Made } from '#lib/message/source-log'

/*
 * The building blocks of the wire formats' readers. The reader of an object is a table with a reader for each key. A
 * key that is in no table is rest, so nothing of an answer can go unread.
 */

/** Where a value is read: the answer, and which of its choices. */
export interface Reading {
  readonly assembly: Assembly
  readonly choice: number
}

/** A path whose value is noise, and why. `*` stands for any item of a list, `**` for any depth. */
export interface NoisePath {
  readonly path: string
  readonly kind: NoiseKind
}

/** Reads one kind of value of an answer into an assembly. */
export interface Reader<C extends Reading = Reading> {
  /**
   * Tells the assembly what each value within a value is: content of a lane, usage, error, noise or rest.
   * @param at pointer from the item's fields (of server-sent events: from the data) to the value
   */
  read(context: C, value: JsonValue, at: string): void
  /**
   * The paths that this reader takes for noise.
   * @param at path of the value it reads
   */
  noiseAt(at: string): NoisePath[]
  /** Whether any value here is noise, so that it need not be read unless noise is collected. */
  readonly isNoise?: true
  /** Notes that an empty value could hold a text, if one of its type can. Absent where none can. */
  seat?(context: C, at: string, value: JsonValue): void
  /** Whether an object without this key may get it, with a text. */
  readonly mayBeAdded?: true
  /** Whether a given value is noise here, so that it need not be read. */
  isSilent?(value: JsonValue): boolean
}

/** Makes a reader from a function that reads all of a value. Such a reader has no noise. */
export function reads<C extends Reading>(
  read: (context: C, value: JsonValue, at: string) => void,
): Reader<C> {
  return { read, noiseAt: () => [] }
}

/** Reads content that no other reader claims, as rest without a name. */
export const rest: Reader = reads(({ assembly, choice }, value, at) => assembly.rest(value, at, '', choice))

/**
 * A reader of known content that has no lane: rest with a name.
 * @param as the name, in a word or two
 */
export function restAs(as: string): Reader {
  return reads(({ assembly, choice }, value, at) => assembly.rest(value, at, as, choice))
}

/**
 * A reader of content that nobody reads as text, so it is compared but not searched: pictures, sound, vectors.
 * @param as name of it
 */
export function dataAs(as: string): Reader {
  return reads(({ assembly, choice }, value, at) => assembly.data(value, at, as, choice))
}

/** Skips a value of any type that the reader of the surrounding object has already read. */
export const claimed: Reader = { ...reads(() => undefined), isNoise: true }

/** Reads the model that answered. It is content only if it is not the model that was asked. */
export const answeringModel: Reader = reads(({ assembly }, value, at) => assembly.model(value, at))

/**
 * A reader of noise: a value with everything in it.
 * @param kind why it is noise
 */
export function noise(kind: NoiseKind): Reader {
  return {
    read: ({ assembly }, value, at) => assembly.noise(kind, value, at),
    noiseAt: (path) => [{ path, kind }],
    isNoise: true,
  }
}

/**
 * Skips a value of one of these types, which the reader of the surrounding object has already read; a value of another
 * type is rest.
 */
export function taken(...types: ('string' | 'number' | 'boolean' | 'object')[]): Reader {
  return reads(({ assembly, choice }, value, at) => {
    const type = Array.isArray(value) ? 'array' : typeof value
    if (!types.some((known) => known === type)) assembly.rest(value, at, '', choice)
  })
}

/**
 * A reader of a number or type name that says where a piece belongs: noise if it is of one of these types, else rest.
 */
export function place(...types: ('string' | 'number' | 'boolean')[]): Reader {
  return {
    read({ assembly, choice }, value, at) {
      if (types.some((type) => type === typeof value)) assembly.noise('place', value, at)
      else assembly.rest(value, at, '', choice)
    },
    noiseAt: (path) => [{ path, kind: 'place' }],
    isSilent: (value) => types.some((type) => type === typeof value),
  }
}

/** A reader that puts a string into a lane; any other value is rest. For lists of parts see `content`. */
export function text(lane: 'text' | 'reasoning' | 'refusal'): Reader {
  return {
    ...reads(({ assembly, choice }, value, at) => {
      if (typeof value === 'string') assembly.text(choice, lane, value, at)
      else assembly.rest(value, at, '', choice)
    }),
    seat: ({ assembly, choice }, at, value) => {
      if (value === null || value === '') assembly.seat(choice, lane, at)
    },
  }
}

/**
 * Gives a reader of an object a seat: where the object is wholly empty, text can be typed all the same.
 * @param made returns what the empty object becomes, so that `reader` reads the text in it
 */
export function seating<C extends Reading>(reader: Reader<C>, made: Made): Reader<C> {
  return {
    ...reader,
    seat: ({ assembly, choice }, at, value) => {
      if (isObject(value)) assembly.seat(choice, 'text', at, made)
    },
  }
}

/** Reads the role of a message; a value that is not a string is rest. */
export const role: Reader = reads(({ assembly, choice }, value, at) => {
  if (typeof value === 'string') assembly.role(choice, value, at)
  else assembly.rest(value, at, '', choice)
})

/** Reads a finish reason; a value that is not a string is rest. */
export const finish: Reader = reads(({ assembly, choice }, value, at) => {
  if (typeof value === 'string') assembly.finish(choice, value, at)
  else assembly.rest(value, at, '', choice)
})

/** A reader for each known key of an object. */
export type Fields<C extends Reading> = Readonly<Record<string, Reader<C>>>

/**
 * Makes a reader of an object from a reader for each key. A value that is not an object is rest.
 * @param others reads the keys that are not in the table
 */
export function fields<C extends Reading>(table: Fields<C>, others: Reader<C> = rest): Reader<C> {
  return entering((context: C) => context, table, others)
}

/** The reader of a key of an object. */
interface Step<C extends Reading> {
  readonly reader: Reader<C>
  /** Pointer from the object to the value of the key. */
  readonly path: string
}

function stepTo<C extends Reading>(key: string, reader: Reader<C>): Step<C> {
  return { reader, path: stepOf(key) }
}

/**
 * Makes a reader of an object whose fields belong together.
 * @param enter reads what it needs from the whole object, and returns the context for its fields
 * @param others reads the values of keys that are not in the table
 */
export function entering<C extends Reading, D extends Reading>(
  enter: (context: C, value: JsonObject, at: string) => D,
  table: Fields<D>,
  others: Reader<D> = rest,
): Reader<C> {
  const known = new Map(Object.entries(table).map(([key, reader]) => [key, stepTo(key, reader)]))
  const steps = new KeyTable((key) => known.get(key) ?? stepTo(key, others))
  const addable = [...known].filter(([, { reader }]) => reader.mayBeAdded)
  return {
    read(context, value, at) {
      if (!isObject(value)) {
        context.assembly.rest(value, at, '', context.choice)
        return
      }
      const inner = enter(context, value, at)
      const { keepsNoise } = inner.assembly
      let position = 0
      for (const key in value) {
        const { reader, path } = steps.at(position++, key)
        if (reader.isNoise && !keepsNoise) continue
        const member = value[key] ?? null
        if (isEmpty(member)) {
          if (inner.assembly.keepsPlaces) reader.seat?.(inner, at + path, member)
          continue
        }
        if (keepsNoise || !reader.isSilent?.(member)) reader.read(inner, member, at + path)
      }
      if (!inner.assembly.keepsPlaces) return
      for (const [key, { reader, path }] of addable)
        if (!(key in value)) reader.seat?.(inner, at + path, null)
    },
    noiseAt: (at) => [...known.values()].flatMap(({ reader, path }) => reader.noiseAt(at + path)),
  }
}

/** Makes a reader of a list from a reader of its items. A value that is not a list is read as the only item. */
export function each<C extends Reading>(
  reader: Reader<C>,
  enter: (context: C, item: JsonValue, position: number) => C = (context) => context,
): Reader<C> {
  return {
    read(context, value, at) {
      if (!Array.isArray(value)) reader.read(enter(context, value, 0), value, at)
      else {
        for (let position = 0; position < value.length; position++) {
          const item = value[position] ?? null
          const inner = enter(context, item, position)
          reader.read(inner, item, `${at}/${position}`)
          if (inner.assembly.keepsPlaces && isEmpty(item)) reader.seat?.(inner, `${at}/${position}`, item)
        }
      }
    },
    noiseAt: (at) => reader.noiseAt(`${at}/*`),
  }
}

/**
 * Makes a reader that picks one of several by a string field. An object with a type that is not listed is read by
 * `otherwise`.
 */
export function byType<C extends Reading>(
  name: string,
  readers: Readonly<Record<string, Reader<C>>>,
  otherwise: Reader<C>,
): Reader<C> {
  const known = new Map(Object.entries(readers))
  return {
    read(context, value, at) {
      const type = field(value, name)
      const reader = (typeof type === 'string' && known.get(type)) || otherwise
      reader.read(context, value, at)
    },
    noiseAt: (at) => [
      ...[...known].flatMap(([type, reader]) => reader.noiseAt(`${at}(${type})`)),
      ...otherwise.noiseAt(at),
    ],
  }
}

/** Makes a reader that gives a string to one reader and any other value to another. */
export function stringOr<C extends Reading>(string: Reader<C>, other: Reader<C>): Reader<C> {
  return {
    read: (context, value, at) => (typeof value === 'string' ? string : other).read(context, value, at),
    seat: (context, at, value) => (isObject(value) ? other : string).seat?.(context, at, value),
    noiseAt: (at) => [...string.noiseAt(at), ...other.noiseAt(at)],
  }
}
