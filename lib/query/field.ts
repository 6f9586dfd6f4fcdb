import type { Entry } from '#lib/entry/row'
import type { Part } from './search-parts'

/** All that is known of one field: how it is asked for, and where else the list uses it. */
export type Field = TextFieldFacts | NameFieldFacts | ColumnFacts

/** What any field may have. */
export interface FieldFacts {
  /** What it is, in a few words: beside its name in the completions. */
  readonly help: string
  readonly sort?: SortFacts
  readonly column?: ColumnHead
  /** Its columns in what `tapedeck list` prints. */
  readonly terminal?: readonly TerminalColumn[]
}

/** A field that searches texts. */
export interface TextFieldFacts extends FieldFacts {
  readonly type: 'text'
  /** The parts of an entry's texts in which it looks. */
  readonly parts: readonly Part[]
}

/** A field that compares names: `field:value` is found inside a name, `field:=value` is the whole name. */
export interface NameFieldFacts extends FieldFacts {
  readonly type: 'name'
  /** The names that a recording has; `none` where it has none. */
  readonly names: (entry: Entry) => readonly string[]
  /** Names that are long are completed piece by piece: the pieces to offer. */
  readonly pieces?: (entry: Entry) => readonly string[]
  /** All names that there can be, where that is known. */
  readonly values?: readonly string[]
  /** True when a value that is a whole name is only that name: `hash:match` does not find `mismatch`. */
  readonly isWhole?: boolean
  /** True when its names are offered for a word that is typed without a field. */
  readonly isOffered?: boolean
  readonly filter?: FilterFacts
}

/** What is shown and sorted by, and cannot be asked for. */
export interface ColumnFacts extends FieldFacts {
  readonly type: 'column'
}

/** A filter in the side panel of the list. */
export interface FilterFacts {
  readonly label: string
  /** True when its values are spelled as in the file and shown in a fixed-width font. */
  readonly isCode?: boolean
  /** True when `none` is a value only where the query asks for it. */
  readonly hidesNone?: boolean
}

/** How the list is sorted by a field. */
export interface SortFacts {
  /** Names it in addresses: `sort=-chunks`. */
  readonly key: string
  readonly of: (entry: Entry) => string | number
}

/** A column of the list page; its id is the key of the field's sort. */
export interface ColumnHead {
  readonly head: string
  /** True when a first click sorts the largest to the top. */
  readonly startsDescending?: boolean
}

/** A column of `tapedeck list`. */
export interface TerminalColumn {
  readonly head: string
  /** The most characters of a cell: what is longer is cut. The last column is never cut. */
  readonly most: number
  readonly side: 'left' | 'right'
  readonly cell: (entry: Entry) => string
}
