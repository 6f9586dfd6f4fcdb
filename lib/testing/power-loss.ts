import { dirname } from 'node:path'
import type { Traced } from './traced-fs'

/*
 * For tests: what may be on a disk after the power went off. What was flushed is there. Of what was not, a disk may
 * have any part: a name that was made or removed, or not; the whole content of a file, or its beginning, or zeros.
 */

/** The content of a file, of which some is on the disk for good. */
interface Inode {
  content: Buffer
  flushed: Buffer
}

/** A change of names that is not on the disk for good before one of its folders is flushed. */
interface NameChange {
  readonly folders: readonly string[]
  readonly apply: (names: Map<string, Inode>) => void
}

export type Choose = (below: number) => number

/** Replays a trace up to a moment, as a disk that does nothing before it must. */
export class Disk {
  /** The names as programs saw them, and as they are on the disk for good. */
  readonly #seen = new Map<string, Inode>()
  readonly #kept = new Map<string, Inode>()
  #waiting: NameChange[] = []
  readonly #open = new Map<number, string>()
  /** The last word that was said. */
  word = ''

  constructor(files: ReadonlyMap<string, string>) {
    for (const [path, text] of files) {
      const inode = { content: Buffer.from(text), flushed: Buffer.from(text) }
      this.#seen.set(path, inode)
      this.#kept.set(path, inode)
    }
  }

  replay(traced: Traced): void {
    switch (traced.op) {
      case 'open':
        this.#open.set(traced.fd, traced.path)
        if (traced.isNew && !this.#seen.has(traced.path))
          this.#name(traced.path, { content: Buffer.alloc(0), flushed: Buffer.alloc(0) })
        return
      case 'write':
        this.#add(this.#open.get(traced.fd) ?? '', traced.base64)
        return
      case 'fsync':
        this.#flush(this.#open.get(traced.fd) ?? '')
        return
      case 'close':
        this.#open.delete(traced.fd)
        return
      case 'link': {
        const inode = this.#seen.get(traced.path)
        if (inode) this.#name(traced.to, inode)
        return
      }
      case 'rename':
        this.#rename(traced.path, traced.to)
        return
      case 'unlink':
        this.#change([dirname(traced.path)], (names) => names.delete(traced.path))
        return
      case 'mkdir':
        return
      case 'said':
        this.word = traced.word
    }
  }

  /** Makes one of the states in which the disk may be found: the bytes by path. */
  lose(choose: Choose): Map<string, Buffer> {
    const names = new Map(this.#kept)
    const bias = choose(4)
    for (const change of this.#waiting) if (bias === 0 || choose(bias + 1) === 0) change.apply(names)
    const contents = new Map<Inode, Buffer>()
    for (const inode of names.values()) if (!contents.has(inode)) contents.set(inode, partOf(inode, choose))
    return new Map([...names].map(([path, inode]) => [path, contents.get(inode) ?? Buffer.alloc(0)]))
  }

  #name(path: string, inode: Inode): void {
    this.#change([dirname(path)], (names) => names.set(path, inode))
  }

  #rename(from: string, to: string): void {
    const inode = this.#seen.get(from)
    if (!inode) throw new Error(`the trace renames ${from}, which is not there`)
    this.#change([dirname(from), dirname(to)], (names) => {
      names.delete(from)
      names.set(to, inode)
    })
  }

  #change(folders: readonly string[], apply: (names: Map<string, Inode>) => unknown): void {
    apply(this.#seen)
    this.#waiting.push({ folders, apply })
  }

  #add(path: string, base64: string): void {
    const inode = this.#seen.get(path)
    if (!inode) throw new Error(`the trace writes ${path}, which is not there`)
    inode.content = Buffer.concat([inode.content, Buffer.from(base64, 'base64')])
  }

  /** Flushes a file's content, or the names in a folder. */
  #flush(path: string): void {
    const inode = this.#seen.get(path)
    if (inode) {
      inode.flushed = inode.content
      return
    }
    this.#waiting = this.#waiting.filter((change) => {
      if (!change.folders.includes(path)) return true
      change.apply(this.#kept)
      return false
    })
  }
}

function partOf({ content, flushed }: Inode, choose: Choose): Buffer {
  const left = content.length - flushed.length
  switch (choose(4)) {
    case 0:
      return content
    case 1:
      return flushed
    case 2:
      return content.subarray(0, flushed.length + choose(left + 1))
    default:
      return Buffer.concat([flushed, Buffer.alloc(left)])
  }
}
