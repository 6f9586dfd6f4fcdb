import { fstatSync, lstatSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keepExtendedAttributes, keepOwnerAndMode, type OwnerAndMode } from '#lib/disk/attributes'
import { removeIfPossible } from '#lib/disk/private-file'
import { isOpenedInside } from '#lib/disk/read'
import { writeNewFile } from '#lib/disk/replace-file'
import { temporaryName } from '#lib/disk/temporary'
import type { WriteFailure } from './action'
import { attributesWarning, failed } from './failure'
import type { StepContext } from './step'
import { boundaryOf } from './where'

export type Staged =
  | { readonly ok: true; readonly temporary: string; readonly warning: string }
  | WriteFailure

/**
 * Writes the bytes to a temporary file beside their target, and flushes it to the disk. It gets the attributes of the
 * file at `source`, if one is given. Throws the system's errors; nothing is left behind then.
 */
export function stage(
  { where, subject, owner }: StepContext,
  absolute: string,
  bytes: Buffer,
  source?: string,
): Staged {
  const temporary = join(dirname(absolute), temporaryName(basename(absolute)))
  let lost: string | undefined
  try {
    const refusal = writeNewFile<WriteFailure>(temporary, [bytes], {
      onOpened: (file) => {
        if (!isOpenedInside(file, boundaryOf(where, absolute)))
          return failed(subject, 'outside', 'its folder was replaced by a link')
        if (source !== undefined) lost = keepExtendedAttributes(file, temporary, source)
        keepOwnerAndMode(file, source === undefined ? (owner ?? usual(file)) : lstatSync(source))
        return undefined
      },
    })
    if (refusal) {
      removeIfPossible(temporary)
      return refusal
    }
  } catch (error) {
    removeIfPossible(temporary)
    throw error
  }
  const warning = lost === undefined ? '' : attributesWarning(subject, lost)
  return { ok: true, temporary, warning }
}

/** The owner and mode that any program's new file would have here. */
function usual(file: number): OwnerAndMode {
  const { uid, gid } = fstatSync(file)
  return { uid, gid, mode: 0o666 & ~process.umask() }
}
