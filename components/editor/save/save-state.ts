import type { Consequence } from '#lib/edit/consequence'
import type { Edited } from '#lib/edit/edited-text'
import { countedText } from '#lib/figures/text'

interface Facts {
  readonly edited: Edited
  /** Errors that the edit added, which must be fixed before saving. */
  readonly errors: number
  /** Errors that the file had before. */
  readonly oldErrors: number
  /** Whether the server has checked this text. */
  readonly isChecked: boolean
  /** Why the server could not check it; null when it could, or is about to. */
  readonly failure: string | null
  /** The number of fields whose text cannot be written into the file. They are among the errors. */
  readonly unwritten: number
  readonly readOnlyReason: string | null
}

/** Whether the text can be saved. The words beside the button say why not. */
export interface SaveState {
  readonly canSave: boolean
  readonly words: string
}

/** Returns whether the text can be saved, with words such as `3 lines changed, fix 1 error to save`. */
export function saveStateOf(facts: Facts): SaveState {
  const { edited, errors, oldErrors, unwritten, readOnlyReason } = facts
  if (readOnlyReason !== null) return { canSave: false, words: 'read only' }
  if (!edited.isChanged) {
    return {
      canSave: false,
      words: unwritten > 0 ? `fix ${countedText(unwritten, 'error')} to save` : 'nothing to save',
    }
  }
  const lines = `${countedText(edited.changedLines, 'line')} changed`
  if (isUnknown(facts)) return { canSave: errors === 0, words: `${lines}, checking` }
  if (errors > 0) return { canSave: false, words: `${lines}, fix ${countedText(errors, 'error')} to save` }
  if (oldErrors === 0) return { canSave: true, words: lines }
  const stays = `${countedText(oldErrors, 'error')} that the file had before ${oldErrors === 1 ? 'stays' : 'stay'}`
  return { canSave: true, words: `${lines}, ${stays}` }
}

/** What is shown while the text is not known that is typed at this moment. */
export const TYPING = { note: { tone: 'plain', text: '' }, words: 'checking' } as const

/** Whether it is not known yet what the text means. */
function isUnknown({ edited, isChecked, failure, unwritten }: Facts): boolean {
  return unwritten === 0 && edited.parsed.ok && !isChecked && failure === null
}

/** Returns the note at the left of the bar: what would happen, or why nothing is known yet. */
export function noteOf(facts: Facts, consequence: Consequence): Consequence {
  const { edited, errors, unwritten, isChecked, failure, readOnlyReason } = facts
  if (readOnlyReason !== null) return { tone: 'plain', text: readOnlyReason }
  if (unwritten > 0) return { tone: 'warning', text: 'What was typed cannot be written into the file yet.' }
  if (!edited.isChanged) return { tone: 'plain', text: 'No changes.' }
  if (!edited.parsed.ok) return { tone: 'warning', text: 'The text is not JSON.' }
  if (isUnknown(facts)) return TYPING.note
  if (!isChecked) return { tone: 'warning', text: `Not checked: ${failure}` }
  return errors > 0 && consequence.tone === 'plain'
    ? { tone: 'warning', text: 'The text is not a valid recording.' }
    : consequence
}

/** Says for the footer how the file will be written. */
export function formWords(fileText: string): string {
  const kept = [
    ...(fileText.startsWith('\ufeff') ? ['byte order mark'] : []),
    ...(fileText.includes('\r') ? ['line ends'] : []),
  ]
  const written = /[^\n\r\t\x20-\x7e]/.test(fileText)
    ? 'written back as typed'
    : 'written back as the recorder writes it'
  return kept.length === 0 ? written : `${written}, ${kept.join(' and ')} kept`
}
