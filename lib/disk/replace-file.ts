import { closeSync, constants, fsyncSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errnoOf } from './errno'
import { syncFolder } from './sync-folder'
import { temporaryName } from './temporary'

export interface ReplaceOptions<Refusal> {
  /** Called with the new file while it is empty. What it returns ends the replacement. */
  readonly onOpened?: (file: number) => Refusal | undefined
  /** The same, when the bytes are on the disk beside the target: the last look before the rename. */
  readonly onWritten?: (temporary: string) => Refusal | undefined
  /** True for what can be made again: it is whole or not there, but nobody waits for the disk. */
  readonly isDisposable?: boolean
}

export type Replaced<Refusal> =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Replaced, but lost if the machine stops now: the system's code says why. */
  | { readonly kind: 'unsynced'; readonly code: string }

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants

/**
 * Writes a file wholly or not at all: beside it, brought to the disk, renamed over it. At first only its owner can read
 * the new file; `onOpened` may change that. Throws what the system says; the temporary file is gone in any case.
 * @param file absolute; it need not be there, its folder must
 * @param pieces the new content, in order
 */
export function replaceFile<Refusal = never>(
  file: string,
  pieces: readonly Uint8Array[],
  options: ReplaceOptions<Refusal> = {},
): Replaced<Refusal> {
  const temporary = join(dirname(file), temporaryName(basename(file)))
  // Opened before anything changes: a folder that cannot be brought to the disk must not be written to.
  const folder = openSync(dirname(file), O_RDONLY)
  try {
    const refusal = write(temporary, pieces, options) ?? options.onWritten?.(temporary)
    if (refusal !== undefined) return { kind: 'refused', refusal }
    renameSync(temporary, file)
    const code = options.isDisposable ? undefined : syncFolder(folder)
    return code === undefined ? { kind: 'replaced' } : { kind: 'unsynced', code }
  } finally {
    closeSync(folder)
    removeTemporary(temporary)
  }
}

function write<Refusal>(
  temporary: string,
  pieces: readonly Uint8Array[],
  { onOpened, isDisposable }: ReplaceOptions<Refusal>,
): Refusal | undefined {
  const file = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
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

/** After the rename it is not there: its name was unique, so that nothing else can be removed. */
function removeTemporary(temporary: string): void {
  try {
    unlinkSync(temporary)
  } catch (error) {
    errnoOf(error)
  }
}
