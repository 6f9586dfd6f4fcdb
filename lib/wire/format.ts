import type * as z from 'zod'
import type { Exchange } from '#lib/exchange/exchange'
import type { JsonValue } from '#lib/json/document'
import type { Kind } from './kind'
import type { Reader } from './reader'

/** The kinds of a whole answer and of a list of items. */
export interface Kinds {
  readonly one: Kind
  readonly list: Kind
}

/** By what a wire format claims an exchange. */
export interface Claims {
  /** Names of the classes that its whole answers and the items of its lists are recorded with; modules differ by era. */
  readonly classes?: { readonly one?: RegExp; readonly list?: RegExp }
  /** How the endpoints end that answer with it. */
  readonly endpoints?: readonly string[]
  /** What an address of a captured call holds. */
  readonly addresses?: readonly string[]
  /** Whether a plain object is one of its answers or items. */
  readonly looksLike?: (value: JsonValue) => boolean
  /** Whether an event of a stream of server-sent events is one of its. */
  readonly event?: (name: string, value: JsonValue | undefined) => boolean
  /** Whether the call alone says so. */
  readonly call?: (exchange: Exchange) => boolean
}

/** The schema of a body, or of one item of a stream. */
export interface ItemSchema {
  /** Class with which it is recorded; undefined for plain JSON. */
  readonly className?: string
  readonly schema: z.ZodType
}

/** One wire format: all that is known of how a provider's API answers. Each is one file or folder of lib/wire. */
export interface WireFormat {
  readonly kinds: Kinds
  readonly claims: Claims
  /** Makes what reads a whole answer. */
  readonly whole: () => Reader
  /** Makes what reads the items of a list, one after the other; by default as a whole answer each. */
  readonly items?: () => Reader
  /** Whether its streams are lines of server-sent events. */
  readonly isLines?: boolean
  /** Whether its answers make a message, so that a stream of it has a beginning and an end. */
  readonly isMessage: boolean
  /** Schemas of a whole answer, of an item of a list, and of what is sent; anything goes where there is none. */
  readonly schemas: {
    readonly one?: ItemSchema
    readonly list?: ItemSchema
    readonly sent?: z.ZodType
  }
}
