import type { OwnerAndMode } from '#lib/disk/attributes'
import type { WriteFailure } from './action'
import type { Content } from './edit'
import { conflict, type Subject } from './failure'
import { checkPresent } from './present'
import type { Where } from './where'

/**
 * One edit on its way to the disk. It is prepared (its bytes are on the disk beside the target), looked at again, and
 * done.
 */
export interface Step {
  readonly subject: Subject
  /** Links resolved. */
  readonly absolute: string
  /** Removals come last, when everything else is on the disk. */
  readonly isRemoval: boolean
  /** What the reader should know once it is done; empty when there is nothing to say. */
  warning(): string
  /** Checks that the file is still as it was when the edit was prepared. */
  look(): WriteFailure | undefined
  /** Makes the change. Returns a failure for expected changes of the file; throws the system's errors. */
  run(): Promise<WriteFailure | undefined>
  /** Takes the change back. Throws the system's errors. */
  takeBack(): Promise<void>
  /** Removes what was prepared and is not needed any more. */
  clean(): void
}

export type Prepared = { readonly ok: true; readonly step: Step } | WriteFailure

/** What an edit is part of. */
export interface StepContext {
  readonly where: Where
  readonly subject: Subject
  /** The file that the edit renames: where it is, and its fingerprint. */
  readonly source?: { readonly absolute: string; readonly fingerprint: string }
  /** For a file that is made again: whose it was. */
  readonly owner?: OwnerAndMode
}

/** Checks that a file is still the one that was read, and where it was. */
export function lookAgain(
  { where, subject }: StepContext,
  { fingerprint, bytes }: Content,
  absolute: string,
): WriteFailure | undefined {
  const present = checkPresent(where, subject, fingerprint, bytes)
  if (!present.ok) return present
  return present.absolute === absolute ? undefined : conflict(subject, 'it was replaced', fingerprint)
}
