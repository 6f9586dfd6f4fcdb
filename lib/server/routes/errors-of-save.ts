import 'server-only'
import { readText } from '#lib/disk/read'
import { type EditErrors, errorsOfEdit, type TextProblems } from '#lib/edit/new-errors'
import { unreadableRead } from '#lib/entry/read-entry'
import { checkText } from './check-text'

/** Tells the errors that a new text would bring into a file from those that the file has. */
export function errorsOfSave(root: string, path: string, edited: TextProblems): EditErrors {
  // The file is checked only where it matters: a text without errors has no new ones.
  if (!edited.problems.some(({ severity }) => severity === 'error')) return { added: [], stay: [] }
  return errorsOfEdit(problemsNow(root, path), edited)
}

/** Returns the problems of the file as it is now. If it is not the one that was read, the save is refused anyway. */
function problemsNow(root: string, path: string): TextProblems {
  const read = readText(root, path)
  if (!read.ok) return { text: null, problems: unreadableRead(path, read)?.problems ?? [] }
  return { text: read.text, problems: checkText(path, read.text).problems }
}
