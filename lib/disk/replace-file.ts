import { closeSync, constants, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { removeIfPossible } from './private-file'
import { closeFolder, syncFolder } from './sync-folder'
import { temporaryName } from './temporary'

export interface ReplaceOptions<Refusal> {
  /** Called with the new file while it is empty. If it returns a refusal, the file is not replaced. */
  readonly onOpened?: (file: number) => Refusal | undefined
  /**
   * Called when the new bytes are on the disk beside the target, for a last look before the rename. If it returns a
   * refusal, the file is not replaced.
   */
  readonly onWritten?: (temporary: string) => Refusal | undefined
  /** True for a file that can be made again: it is written entirely or not at all, but without waiting for the disk. */
  readonly isDisposable?: boolean
}

export type Replaced<Refusal> =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Replaced, but lost if the machine stops now. `code` is the system's reason. */
  | { readonly kind: 'unsynced'; readonly code: string }

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants

/**
 * Writes a file entirely or not at all: it writes a temporary file in the same folder, flushes it to the disk, and
 * renames it. At first only its owner can read the new file; `onOpened` may change that. Throws the system's errors.
 * The temporary file is removed in any case.
 * @param file absolute; it need not exist, but its folder must
 * @param pieces the new content, in order
 */
export function replaceFile<Refusal = never>(
  file: string,
  pieces: readonly Uint8Array[],
  options: ReplaceOptions<Refusal> = {},
): Replaced<Refusal> {
  // Opened before anything changes: without a folder that can be flushed, nothing may be written.
  const folder = openSync(dirname(file), O_RDONLY)
  let replaced: Replaced<Refusal>
  let code: string | undefined
  try {
    replaced = replaceIn(folder, file, pieces, options)
  } finally {
    code = closeFolder(folder)
  }
  return code !== undefined && replaced.kind === 'replaced' ? { kind: 'unsynced', code } : replaced
}

function replaceIn<Refusal>(
  folder: number,
  file: string,
  pieces: readonly Uint8Array[],
  options: ReplaceOptions<Refusal>,
): Replaced<Refusal> {
  const temporary = join(dirname(file), temporaryName(basename(file)))
  try {
    const refusal = writeNewFile(temporary, pieces, options) ?? options.onWritten?.(temporary)
    if (refusal !== undefined) return { kind: 'refused', refusal }
    renameSync(temporary, file)
    const code = options.isDisposable ? undefined : syncFolder(folder)
    return code === undefined ? { kind: 'replaced' } : { kind: 'unsynced', code }
  } finally {
    // After a successful rename there is nothing to remove; the name was unique, so no other file can be hit.
    removeIfPossible(temporary)
  }
}

/**
 * Writes a file that is not there yet and, unless it is disposable, flushes it to the disk. Returns the refusal of
 * `onOpened`, if any. Throws the system's errors. What was written is not removed.
 */
export function writeNewFile<Refusal = never>(
  name: string,
  pieces: readonly Uint8Array[],
  { onOpened, isDisposable }: Pick<ReplaceOptions<Refusal>, 'onOpened' | 'isDisposable'> = {},
): Refusal | undefined {
  const file = openSync(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
  try {
    const refusal = onOpened?.(file)
    if (refusal !== undefined) return refusal
    for (const piece of pieces) writeFileSync(file, piece)
    if (!isDisposable) fsyncSync(file)
    return undefined
  } finally {
    closeSync(file)
  }
}
