import { readRecording } from '#lib/entry/read-recording'
import { type HashResult, hashRequest, type Sha256 } from '#lib/formats/recorder/hash'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'
import { isHashedWithTest } from '#lib/formats/recorder/places'
import { hasDoubleKeys } from '#lib/json/document'
import type { Recording } from '#lib/wire/recording'
import type { FixKind } from './kinds'
import { withOwnIds } from './own-ids'
import type { FixContext, FixFile } from './plan'
import { inRecorderForm } from './recorder-form'
import { withRequestOf } from './restore-request'

/** A file whose name is to be decided. */
export interface Nameable {
  readonly path: string
  readonly testId: string | null
  readonly hash: Pick<HashResult, 'computed' | 'verdict'>
  /** The path that replay looks for; null when the name is right, or the request is not hashed. */
  readonly wanted: string | null
  /** As of `FixFile`. */
  readonly link: string | null
  /** Whether only its own test finds it; undefined when that was not looked at. */
  readonly isHashedWithTest?: boolean
}

/** A file after the fixes of its text, before anything is decided about its name. */
export interface Draft extends Nameable {
  readonly fingerprint: string
  /** The recording as it will be written. */
  readonly recording: Recording
  readonly isChanged: boolean
  readonly hash: HashResult
  readonly done: readonly FixKind[]
  /** Whether the form of the recorder has taken the first values of keys that were written twice. */
  readonly isWithoutDoubles: boolean
}

export type Drafted =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly message: string }

/** Mends the text of a file: byte order mark, form and request, as far as these fixes are wanted. */
export function draftOf(
  { path, fingerprint, recording, link }: FixFile,
  context: FixContext,
  sha256: Sha256,
): Drafted {
  if (recording.kind === 'unreadable') {
    return { ok: false, message: recording.problems[0]?.message ?? 'The file cannot be read.' }
  }
  const mended = textFixes(recording, context, sha256)
  if (!mended.ok) return mended
  const { text, done } = mended
  const read = text === recording.text ? recording : readRecording({ path, text })
  if (read.kind === 'unreadable') throw new Error(`A fix has damaged ${path}.`)
  const hash = hashRequest(read.hashed, path, sha256)
  const isLost = hash.verdict === 'mismatch' || hash.verdict === 'older'
  const wanted = isLost && hash.fileName !== null ? besides(path, hash.fileName) : null
  const draft = {
    ...{ path, fingerprint, recording: read, isChanged: done.length > 0, hash, wanted, done, link },
    isWithoutDoubles: done.includes('recorder-form') && hasDoubleKeys(recording.document),
    ...{ testId: read.testId, isHashedWithTest: isHashedWithTest(read.value) },
  }
  return { ok: true, draft }
}

type Mended =
  | { readonly ok: true; readonly text: string; readonly done: FixKind[] }
  | { readonly ok: false; readonly message: string }

function textFixes(recording: Recording, { kinds, restored }: FixContext, sha256: Sha256): Mended {
  let { text } = recording
  const done: FixKind[] = []
  if (
    kinds.has('restore-request') &&
    hashRequest(recording.hashed, recording.path, sha256).verdict === 'mismatch'
  ) {
    const earlier = restored.get(recording.path) ?? { ok: false, message: 'Its history is not known.' }
    if (!earlier.ok) return earlier
    const back = withRequestOf(recording, earlier.text, sha256)
    if (back === null) return { ok: false, message: 'The earlier request cannot be put back as it was.' }
    text = back
    done.push('restore-request')
  }
  if (kinds.has('remove-byte-order-mark') && text.startsWith('\ufeff')) {
    text = text.slice(1)
    done.push('remove-byte-order-mark')
  }
  if (kinds.has('recorder-form') && !(text === recording.text && recording.isWritten)) {
    const form = inRecorderForm(text)
    if (!form.ok) return { ok: false, message: form.problem.message }
    if (form.text !== text) done.push('recorder-form')
    text = form.text
  }
  return { ok: true, text, done }
}

/** Returns the path of another name in the folder of a file. */
export function besides(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name
}

/** The text of a draft with the ids of a name, which may be its own. */
export function idsFor({ path, recording, hash }: Draft, newPath: string): ReturnType<typeof withOwnIds> {
  return withOwnIds(recording, hash.name, newPath === path ? hash.name : hashPartOf(newPath))
}
