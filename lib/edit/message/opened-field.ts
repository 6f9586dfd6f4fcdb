import type { EditableField } from './editable-message'
import type { Echo, Slot } from './origin'

/** A field, with the values of the file that hold it. */
export interface OpenedField {
  readonly field: EditableField
  /** One for each piece; empty for a field that is fixed. */
  readonly slots: readonly Slot[]
  readonly echoes: readonly Echo[]
}
