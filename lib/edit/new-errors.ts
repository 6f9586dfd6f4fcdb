import type { Problem } from '#lib/check/problem'
import { anyPosition } from '#lib/json/pointer'
import { wasBroken } from './broken-place'

/** A text and its problems. */
export interface TextProblems {
  /** null when the file could not be read as text. */
  readonly text: string | null
  readonly problems: readonly Problem[]
}

/** The errors of an edited text, by whether the file had them before. */
export interface EditErrors {
  /** A save is refused for these. */
  readonly added: readonly Problem[]
  readonly stay: readonly Problem[]
}

/**
 * Separates the errors that an edit adds from those that the file already had. Errors are equal when they have the same
 * code and pointer; or, since items before them may have come or gone, the same code, message and pointer without
 * numbers. Each error of the file counts for one error of the text. A file that is not JSON shows only its first error,
 * so the errors that are found after an edit are then told apart by where the texts differ.
 */
export function errorsOfEdit(before: TextProblems, after: TextProblems): EditErrors {
  const seen = after.problems.filter(isError)
  const known = before.problems.filter(isError)
  const isBroken = known.some(({ code }) => code === 'not-json')
  const isOld = isBroken && wasBroken(before.text ?? '', after.text ?? '')
  const unknown = isOld ? seen.filter((error) => !isOld(error)) : unlike(seen, known)
  const added = new Set(unknown)
  return { added: unknown, stay: seen.filter((problem) => !added.has(problem)) }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

/** Returns the errors without an equal known one. */
function unlike(errors: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const unmoved = withoutKnown(errors, known, placeOf)
  return withoutKnown(unmoved.unknown, unmoved.left, shiftedPlaceOf).unknown
}

/** @returns the errors without an equal known one, and the known ones that are left */
function withoutKnown(
  errors: readonly Problem[],
  known: readonly Problem[],
  keyOf: (problem: Problem) => string,
): { readonly unknown: readonly Problem[]; readonly left: readonly Problem[] } {
  const left = new Map<string, Problem[]>()
  for (const problem of known) left.set(keyOf(problem), [...(left.get(keyOf(problem)) ?? []), problem])
  const unknown = errors.filter((error) => left.get(keyOf(error))?.pop() === undefined)
  return { unknown, left: [...left.values()].flat() }
}

function placeOf({ code, pointer }: Problem): string {
  return `${code} ${pointer}`
}

function shiftedPlaceOf({ code, pointer, message }: Problem): string {
  return `${code} ${anyPosition(pointer)} ${message}`
}
