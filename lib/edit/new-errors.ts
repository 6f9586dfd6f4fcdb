import type { Problem } from '#lib/check/problem'

/** The errors of a text, by whether the file that is edited had them before. */
export interface EditErrors {
  /** A save is refused for these. */
  readonly added: readonly Problem[]
  readonly stay: readonly Problem[]
}

/**
 * Tells the errors that an edit brings in from those that the file had before. An error is known by its code and
 * pointer, or, because items before it may have come and gone, by code, message and pointer without numbers. Each error
 * of the file accounts for one of the text.
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

/** @returns the errors without a counterpart of the same key among the known ones, and the known ones that are left */
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
