import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import { field, isObject, type JsonObject } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import type { NoiseKind } from '#lib/message/ledger'
import { isEmpty } from '#lib/message/rest-parts'

/*
 * What the readers of the wire formats are made of. A reader of an object is a table: for each key, what reads its value.
 * What stands in no table is rest, so that nothing of an answer can go unread.
 */

/** Where a value is read: the answer, and which of its choices. */
export interface Reading {
  readonly assembly: Assembly
  readonly choice: number
}

/** Why the value at a path says nothing; `*` stands for any item of a list. */
export interface NoisePath {
  readonly path: string
  readonly kind: NoiseKind
}

export interface Reader<C extends Reading = Reading> {
  /**
   * Says of every value in a value what it is.
   * @param at pointer from the item's fields (of server-sent events: from the data) to the value
   */
  read(context: C, value: JsonValue, at: string): void
  /** What is noise there. */
  noiseAt(at: string): NoisePath[]
  /** Whether all that is told of a value is noise, whatever it is: it need not be read where nobody keeps that. */
  readonly isNoise?: true
  /** The same of some values. */
  isSilent?(value: JsonValue): boolean
}

/** A reader from a function that reads the whole of a value. */
export function reads<C extends Reading>(
  read: (context: C, value: JsonValue, at: string) => void,
): Reader<C> {
  return { read, noiseAt: () => [] }
}

/** Content that no reader claims. */
export const rest: Reader = reads(({ assembly, choice }, value, at) => assembly.rest(value, at, '', choice))

/** Content that is known, and has no lane. @param as what it is, in a word or two */
export function restAs(as: string): Reader {
  return reads(({ assembly, choice }, value, at) => assembly.rest(value, at, as, choice))
}

/** Content that is not searched, since nobody reads it as text: pictures, sound, vectors. @param as what it is */
export function dataAs(as: string): Reader {
  return reads(({ assembly }, value, at) => assembly.data(value, at, as))
}

/** What the reader of the object around it has read, whatever its type is. */
export const claimed: Reader = { ...reads(() => undefined), isNoise: true }

/** The model that answered: it says something only where it is another than was asked. */
export const answeringModel: Reader = reads(({ assembly }, value, at) => assembly.model(value, at))

/** A value that says nothing, and all that is in it. */
export function noise(kind: NoiseKind): Reader {
  return {
    read: ({ assembly }, value, at) => assembly.noise(kind, value, at),
    noiseAt: (path) => [{ path, kind }],
    isNoise: true,
  }
}

/** A value of a type that the reader of the object around it has read; of another type it is rest. */
export function taken(...types: ('string' | 'number' | 'boolean' | 'object')[]): Reader {
  return reads(({ assembly, choice }, value, at) => {
    const type = Array.isArray(value) ? 'array' : typeof value
    if (!types.some((known) => known === type)) assembly.rest(value, at, '', choice)
  })
}

/** The number or type of a piece, which a reader went by; of another type it is rest. */
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

/** A string that goes to a lane. Lists of parts and anything else: see `content`. */
export function text(lane: 'text' | 'reasoning' | 'refusal'): Reader {
  return reads(({ assembly, choice }, value, at) => {
    if (typeof value === 'string') assembly.text(choice, lane, value, at)
    else assembly.rest(value, at, '', choice)
  })
}

export const role: Reader = reads(({ assembly, choice }, value, at) => {
  if (typeof value === 'string') assembly.role(choice, value, at)
  else assembly.rest(value, at, '', choice)
})

export const finish: Reader = reads(({ assembly, choice }, value, at) => {
  if (typeof value === 'string') assembly.finish(choice, value, at)
  else assembly.rest(value, at, '', choice)
})

export type Fields<C extends Reading> = Readonly<Record<string, Reader<C>>>

/** What reads an object: a reader for each key. A value of another type is rest. */
export function fields<C extends Reading>(table: Fields<C>, others: Reader<C> = rest): Reader<C> {
  return entering((context: C) => context, table, others)
}

/**
 * What reads an object whose fields belong together.
 * @param enter reads what it needs of the whole object, and gives the context in which the fields are read
 * @param others reads the values of keys that are not in the table
 */
export function entering<C extends Reading, D extends Reading>(
  enter: (context: C, value: JsonObject, at: string) => D,
  table: Fields<D>,
  others: Reader<D> = rest,
): Reader<C> {
  const readers = new Map(Object.entries(table))
  return {
    read(context, value, at) {
      if (!isObject(value)) {
        context.assembly.rest(value, at, '', context.choice)
        return
      }
      const inner = enter(context, value, at)
      const keepsNoise = inner.assembly.ledger !== undefined
      for (const key in value) {
        const reader = readers.get(key)
        if (reader?.isNoise && !keepsNoise) continue
        const member = value[key] ?? null
        if (isEmpty(member)) continue
        if (!reader) others.read(inner, member, at + pointerOf([key]))
        else if (keepsNoise || !reader.isSilent?.(member)) reader.read(inner, member, `${at}/${key}`)
      }
    },
    noiseAt: (at) => [...readers].flatMap(([key, reader]) => reader.noiseAt(`${at}/${key}`)),
  }
}

/** The items of a list; what is no list is read as its only item. */
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
          reader.read(enter(context, item, position), item, `${at}/${position}`)
        }
      }
    },
    noiseAt: (at) => reader.noiseAt(`${at}/*`),
  }
}

/** One of several readers by a string field; a type that is not listed is read by `otherwise`. */
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

/** A string by one reader, and any other value by another. */
export function stringOr<C extends Reading>(string: Reader<C>, other: Reader<C>): Reader<C> {
  return {
    read: (context, value, at) => (typeof value === 'string' ? string : other).read(context, value, at),
    noiseAt: (at) => [...string.noiseAt(at), ...other.noiseAt(at)],
  }
}
