import { closeSync, fstatSync, lstatSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keepExtendedAttributes, keepOwnerAndMode, type OwnerAndMode } from '#lib/disk/attributes'
import { removeIfPossible } from '#lib/disk/private-file'
import { isOpenedInside } from '#lib/disk/read'
import { openNewFile } from '#lib/disk/replace-file'
import { syncFile } from '#lib/disk/sync'
import { temporaryName } from '#lib/disk/temporary'
import type { WriteFailure } from './action'
import { attributesWarning, failed } from './failure'
import type { StepContext } from './step'
import { boundaryOf } from './where'

export type Staged =
  | { readonly ok: true; readonly temporary: string; readonly warning: string }
  | WriteFailure

/** What is written to the disk beside its target. */
export interface Staging {
  /** Of the target. */
  readonly absolute: string
  readonly bytes: Buffer
  /** The file whose attributes it gets, absolute. */
  readonly source?: string | undefined
}

/**
 * Writes bytes to a temporary file beside their target, and flushes it to the disk. Throws the system's errors; nothing
 * is left behind then.
 */
export async function stage(context: StepContext, staging: Staging): Promise<Staged> {
  const temporary = join(dirname(staging.absolute), temporaryName(basename(staging.absolute)))
  let staged: Staged | undefined
  try {
    staged = await writeStaged(context, staging, temporary)
    return staged
  } finally {
    if (!staged?.ok) removeIfPossible(temporary)
  }
}

async function writeStaged(
  { where, subject, owner }: StepContext,
  { absolute, bytes, source }: Staging,
  temporary: string,
): Promise<Staged> {
  const file = openNewFile(temporary)
  try {
    if (!isOpenedInside(file, boundaryOf(where, absolute)))
      return failed(subject, 'outside', 'its folder was replaced by a link')
    const copying = source === undefined ? undefined : keepExtendedAttributes(file, temporary, source)
    let lost: string | undefined
    try {
      // While another program copies the attributes, which leaves the content alone.
      writeFileSync(file, bytes)
    } finally {
      // That program knows the file by its number, which must not become another file's.
      lost = await copying
    }
    keepOwnerAndMode(file, source === undefined ? (owner ?? usual(file)) : lstatSync(source))
    await syncFile(file)
    return { ok: true, temporary, warning: lost === undefined ? '' : attributesWarning(subject, lost) }
  } finally {
    closeSync(file)
  }
}

/** The owner and mode that any program's new file would have here. */
function usual(file: number): OwnerAndMode {
  const { uid, gid } = fstatSync(file)
  return { uid, gid, mode: 0o666 & ~process.umask() }
}
