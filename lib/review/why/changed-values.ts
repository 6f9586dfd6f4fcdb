import { requestKeyText } from '#lib/formats/recorder/hash'
import { hashedPaths } from '#lib/formats/recorder/places'
import { field, stringField } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import { type FieldChange, fieldChanges, textFieldChanges } from '../detail/field-changes'
import type { ChangedValue } from './why-not-found'
import { wordChanges } from './word-changes'

/**
 * Returns the values of the hashed request that differ between two versions of a recording, in the order of the later
 * one. They are compared after normalising, so what does not change the hash is not among them; if nothing is left, as
 * they are, because earlier rules normalised less.
 */
export function changedValues(before: Recording, after: Recording): ChangedValue[] {
  const normalised = normalisedChanges(before, after)
  const changes = normalised.length > 0 ? normalised : plainChanges(before, after)
  return changes.map((change) => ({
    ...change,
    role: roleAt(after, change.pointer) ?? roleAt(before, change.pointer),
    words: wordChanges(change.before ?? '', change.after ?? ''),
  }))
}

function normalisedChanges(before: Recording, after: Recording): readonly FieldChange[] {
  const [one, other] = [before, after].map(({ hashed }) => requestKeyText(hashed))
  return one && other ? (textFieldChanges(one, other)?.changes ?? []) : []
}

function plainChanges({ document: before }: Recording, { document: after }: Recording): FieldChange[] {
  const tests = [hashedPaths(before), hashedPaths(after)]
  const { changes } = fieldChanges(before, after, (path) => tests.some((isHashed) => isHashed(path)))
  return changes.map((change) => ({ ...change, pointer: change.pointer.replace(/^\/request(?=\/)/, '') }))
}

/** Returns the words that differ as one text: equal for two recordings that were changed in the same way. */
export function signatureOf(values: readonly ChangedValue[]): string {
  return [...new Set(values.flatMap(({ words }) => words.map((word) => JSON.stringify(word))))].sort().join()
}

const MESSAGE = /^\/(?:body|payload)\/(messages|input|contents)\/(\d+)(?:\/|$)/

/** The role of the message of a hashed request that a value is in; null outside of messages. */
export function roleAt({ call }: Recording, pointer: string): string | null {
  const [, list = '', index = ''] = MESSAGE.exec(pointer) ?? []
  const messages = field(call.sent, list)
  const message = Array.isArray(messages) ? messages[Number(index)] : undefined
  return stringField(message, 'role') || null
}
