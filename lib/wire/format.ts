import type * as z from 'zod'
import type { Exchange } from '#lib/exchange/exchange'
import type { RunRule } from '#lib/exchange/runs'
import type { JsonValue } from '#lib/json/document'
import type { Kind } from './kind'
import type { Reader } from './reader'

/** The kinds of a whole answer and of a list of items. */
export interface Kinds {
  readonly one: Kind
  readonly list: Kind
}

/** What a wire format recognises its exchanges by. Each rule is optional. */
export interface Claims {
  /**
   * Names of the classes that whole answers and list items are recorded with. Modules are left out: they have changed
   * over time.
   */
  readonly classes?: { readonly one?: RegExp; readonly list?: RegExp }
  /** Endings of the endpoints that answer in this format. */
  readonly endpoints?: readonly string[]
  /** Parts of the addresses of captured calls. */
  readonly addresses?: readonly string[]
  /** Whether a plain object is an answer or item of this format. */
  readonly looksLike?: (value: JsonValue) => boolean
  /** Whether a server-sent event belongs to this format. */
  readonly event?: (name: string, value: JsonValue | undefined) => boolean
  /** Whether the call alone shows that the exchange is of this format. */
  readonly call?: (exchange: Exchange) => boolean
}

/** Schema of a body, or of one item of a stream. */
export interface ItemSchema {
  /** Name of the class that it is recorded with; undefined for plain JSON. */
  readonly className?: string
  readonly schema: z.ZodType
}

/** One wire format: everything known about how a provider's API answers. Each is a file or folder in lib/wire. */
export interface WireFormat {
  readonly kinds: Kinds
  readonly claims: Claims
  /** Makes a reader of one whole answer. */
  readonly whole: () => Reader
  /** Makes a reader of the items of one list, in order. Without it, each item is read as a whole answer. */
  readonly items?: () => Reader
  /** Whether its streams are lines of server-sent events. */
  readonly isLines?: boolean
  /** Whether its answers make a message. The stream of a message has a beginning and an end. */
  readonly isMessage: boolean
  /**
   * Whether an answer is one list of parts: text, reasoning and calls in an order that is content. Other formats have a
   * text, and a list of calls beside it.
   */
  readonly hasParts?: boolean
  /** What may differ between the chunks of its streams that can be read as one (lib/formats/recorder/fold.ts). */
  readonly runs?: RunRule
  /** The reasons that its documentation gives for why an answer ended, the usual ones first. */
  readonly finishReasons?: readonly string[]
  /** What its API takes for a parameter that is not sent, by the parameter's name, as its documentation says. */
  readonly defaults?: Readonly<Record<string, JsonValue>>
  /** Schemas of a whole answer, of an item of a list, and of what is sent. Without a schema, any value is accepted. */
  readonly schemas: {
    readonly one?: ItemSchema
    readonly list?: ItemSchema
    readonly sent?: z.ZodType
  }
}
