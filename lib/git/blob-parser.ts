/** The result of reading an object. */
export type BlobRead =
  | { readonly ok: true; readonly bytes: Buffer }
  | {
      readonly ok: false
      readonly code: 'missing-object' | 'missing-content' | 'too-large' | 'not-a-blob'
      readonly message: string
    }

const NEWLINE = 10
const HEADER = /^([0-9a-f]+) (?:(missing)|([a-z]+) (\d+))$/

/** Cuts the output of `git cat-file --batch` into objects, in whatever pieces it arrives. */
export class BlobParser {
  /** How many objects were handed over. */
  count = 0
  #header = ''
  #id = ''
  /** What the object is when its bytes are not kept. */
  #refused: BlobRead | undefined
  #bytes = Buffer.alloc(0)
  /** Bytes of the object that are still to come, with the line break after it. -1 before the header's end. */
  #left = -1

  constructor(
    readonly maxBytes: number,
    readonly onBlob: (id: string, read: BlobRead) => void,
  ) {}

  take(piece: Buffer): void {
    let at = 0
    while (at < piece.length) at = this.#left === -1 ? this.#takeHeader(piece, at) : this.#takeBody(piece, at)
  }

  #takeHeader(piece: Buffer, at: number): number {
    const end = piece.indexOf(NEWLINE, at)
    this.#header += piece.toString('latin1', at, end === -1 ? piece.length : end)
    if (end === -1) return piece.length
    const [, id, missing, type = '', length] = HEADER.exec(this.#header) ?? []
    if (id === undefined) throw new Error(`Not a header of git cat-file: ${JSON.stringify(this.#header)}.`)
    this.#header = ''
    this.#id = id
    if (missing) this.#tell(MISSING)
    else this.#begin(type, Number(length))
    return end + 1
  }

  #begin(type: string, length: number): void {
    this.#left = length + 1
    this.#refused =
      type !== 'blob'
        ? { ok: false, code: 'not-a-blob', message: `Git has a ${type} under this id, not a file.` }
        : length > this.maxBytes
          ? {
              ok: false,
              code: 'too-large',
              message: `The file in git is larger than ${this.maxBytes / 1024 / 1024} MiB.`,
            }
          : undefined
    this.#bytes = Buffer.allocUnsafe(this.#refused === undefined ? length : 0)
  }

  #takeBody(piece: Buffer, at: number): number {
    const end = Math.min(piece.length, at + this.#left)
    const done = this.#bytes.length + 1 - this.#left
    if (this.#refused === undefined) piece.copy(this.#bytes, done, at, end)
    this.#left -= end - at
    if (this.#left === 0) this.#tell(this.#refused ?? { ok: true, bytes: this.#bytes })
    return end
  }

  #tell(read: BlobRead): void {
    this.#left = -1
    this.count++
    this.onBlob(this.#id, read)
  }
}

const MISSING: BlobRead = {
  ok: false,
  code: 'missing-object',
  message:
    'The file is not in this clone, which is partial or damaged, and nothing is fetched: git fetch --refetch brings it.',
}
