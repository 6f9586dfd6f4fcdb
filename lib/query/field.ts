import type { Entry } from '#lib/entry/row'
import type { NumberUnit } from './number-range'
import type { SearchPart } from './search-parts'

/** One field: how it is asked for, and where else the list uses it. */
export type Field = TextFieldFacts | NameFieldFacts | NumberFieldFacts

/** What every field may have. */
export interface FieldFacts {
  /** What the field is, in a few words; shown beside its name in the completions. */
  readonly help: string
  readonly sort?: SortFacts
  readonly column?: ColumnHead
  /** Its columns in the output of `tapedeck list`. */
  readonly terminal?: readonly TerminalColumn[]
}

/** A field that searches texts. */
export interface TextFieldFacts extends FieldFacts {
  readonly type: 'text'
  /** The parts of an entry's texts that it searches. */
  readonly parts: readonly SearchPart[]
}

/** A field that compares names: `field:value` matches a part of a name, `field:=value` the whole name. */
export interface NameFieldFacts extends FieldFacts {
  readonly type: 'name'
  /** Returns the names of an entry; `['none']` when it has none. */
  readonly names: (entry: Entry) => readonly string[]
  /** For long names, which are completed piece by piece: returns the pieces to offer. */
  readonly pieces?: (entry: Entry) => readonly string[]
  /** All possible names, where they are known. */
  readonly values?: readonly string[]
  /** True when a value that is one of `values` matches only that name: `hash:match` does not find `mismatch`. */
  readonly isWhole?: boolean
  /** True when its names are offered for a word typed without a field. */
  readonly isOffered?: boolean
  readonly filter?: FilterFacts
}

/** A field that compares numbers: `field:>5`, `field:10..50`. */
export interface NumberFieldFacts extends FieldFacts {
  readonly type: 'number'
  readonly unit: NumberUnit
  /** Returns the whole number of an entry; null when it has none, so that no condition on it holds. */
  readonly number: (entry: Entry) => number | null
}

/** A filter in the side panel of the list. */
export interface FilterFacts {
  readonly label: string
  /** True when its values are spelled as in the file, and shown in a fixed-width font. */
  readonly isCode?: boolean
  /** True when the value `none` is listed only if the query asks for it. */
  readonly hidesNone?: boolean
}

/** Sorts the list by a field. */
export interface SortFacts {
  /** Its name in addresses: `sort=-chunks`. */
  readonly key: string
  readonly of: (entry: Entry) => string | number
}

/** A column of the list page. Its id is the key of the field's sort. */
export interface ColumnHead {
  readonly head: string
  /** True when the first click sorts the largest to the top. */
  readonly startsDescending?: boolean
}

/** A column of `tapedeck list`. */
export interface TerminalColumn {
  readonly head: string
  /** The maximum number of characters in a cell; longer texts are cut. The last column is never cut. */
  readonly most: number
  readonly side: 'left' | 'right'
  readonly cell: (entry: Entry) => string
}
