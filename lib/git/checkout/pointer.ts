import { createHash } from 'node:crypto'

/** What a pointer of Git LFS says of the content that it stands for. */
export interface Pointer {
  /** SHA-256 of the content, in hex. */
  readonly oid: string
  /** In bytes. */
  readonly size: number
}

/** In bytes; git-lfs takes nothing longer for a pointer. */
const LONGEST_POINTER = 1024

/** Whether bytes are a pointer of any version, which git-lfs keeps as it is. */
export function isPointer(bytes: Buffer): boolean {
  return bytes.length < LONGEST_POINTER && /^version https:\/\/\S+\n/.test(bytes.toString('latin1', 0, 200))
}

/**
 * Reads a pointer (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
 * @returns null for other bytes, and for a pointer whose content went through an extension of git-lfs
 */
export function pointerIn(bytes: Buffer): Pointer | null {
  if (!isPointer(bytes)) return null
  const [, oid, size] = POINTER.exec(bytes.toString('latin1')) ?? []
  return oid === undefined ? null : { oid, size: Number(size) }
}

const POINTER =
  /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n?$/

/** The pointer that git keeps for some content. */
export function pointerTo(bytes: Buffer): Buffer {
  const oid = createHash('sha256').update(bytes).digest('hex')
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`)
}
