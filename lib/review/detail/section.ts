import type { Lane } from '#lib/message/message'
import type { CountChange } from './detail'
import type { Cut, ShownField } from './shown'
import type { Compared } from './shown-runs'

/** The type in which a text is set: a message, thoughts, code, or the name of a file. */
export type TextLook = 'message' | 'reasoning' | 'code' | 'name'

/** What a section opens, one below the other. */
export type SectionBlock =
  | { readonly kind: 'text'; readonly text: Cut; readonly name: string | null; readonly look: TextLook }
  | {
      readonly kind: 'sides'
      readonly text: Compared
      readonly look: TextLook
      /** Whether it names the two ends. */
      readonly hasNames: boolean
      /** Whether both sides are shown even to a reader who chose one. */
      readonly isBoth: boolean
    }
  | {
      readonly kind: 'fields'
      readonly fields: readonly ShownField[]
      /** Of all values that differ, also of those that are not listed. */
      readonly total: number
      /** The only side that has these values; null if they are compared. */
      readonly only: 'old' | 'new' | null
    }
  | { readonly kind: 'counts'; readonly counts: readonly CountChange[] }

/**
 * A part of a change's detail: one line, and what it opens. Its texts are as recorded: who shows them makes invisible
 * characters visible.
 */
export interface DetailSection {
  /** Different from that of the change's other sections. */
  readonly key: string
  readonly title: string
  /** The lane whose letter stands before the title. */
  readonly lane: Lane | null
  /** A path or names, which are set as code. */
  readonly code: string
  readonly about: string
  /** Whether both sides have the same. */
  readonly isSame: boolean
  /** Whether it is the first of a message in which words are marked. */
  readonly hasMarks: boolean
  /** Figures at the end of the line. */
  readonly figures: readonly { readonly name: string; readonly text: string }[]
  readonly isOpen: boolean
  /** Empty for a line that opens nothing. */
  readonly blocks: readonly SectionBlock[]
}

/** Makes a section, open and without signs unless it says so. */
export function section(parts: Pick<DetailSection, 'key' | 'title'> & Partial<DetailSection>): DetailSection {
  return {
    ...{ lane: null, code: '', about: '', isSame: false, hasMarks: false, figures: [], isOpen: true },
    ...{ blocks: [], ...parts },
  }
}
