import type { Problem } from '#lib/check/problem'

/** The errors of an edited text, by whether the file had them before. */
export interface EditErrors {
  /** A save is refused for these. */
  readonly added: readonly Problem[]
  readonly stay: readonly Problem[]
}

/**
 * Separates the errors that an edit adds from those that the file already had. Errors are equal when they have the same
 * code and pointer; or, since items before them may have come or gone, the same code, message and pointer without
 * numbers. Each error of the file counts for one error of the text.
 */
export function errorsOfEdit(before: readonly Problem[], after: readonly Problem[]): EditErrors {
  const seen = after.filter(isError)
  const unmoved = withoutKnown(seen, before.filter(isError), placeOf)
  const { unknown } = withoutKnown(unmoved.unknown, unmoved.left, shiftedPlaceOf)
  const added = new Set(unknown)
  return { added: unknown, stay: seen.filter((problem) => !added.has(problem)) }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
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
  return `${code} ${pointer.replace(/\/\d+(?=\/|$)/g, '/*')} ${message}`
}
