import { constants, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { closeFolder, syncFolder } from '#lib/disk/sync'

/** The folders of the files of a group, open to be flushed. */
export class OpenFolders {
  readonly #open = new Map<string, number>()

  /** Opens the folder of a file. Throws the system's errors. */
  open(file: string): void {
    const folder = dirname(file)
    if (!this.#open.has(folder)) this.#open.set(folder, openSync(folder, constants.O_RDONLY))
  }

  /** Flushes the folders of these files. Returns the code of the first failure, as `syncFolder` does. */
  sync(files: readonly string[]): string | undefined {
    const numbers = new Set(files.map((file) => this.#open.get(dirname(file))))
    return firstOf([...numbers].map((folder) => (folder === undefined ? undefined : syncFolder(folder))))
  }

  /** Closes the folders. Returns the code of the first failure. */
  close(): string | undefined {
    const codes = [...this.#open.values()].map(closeFolder)
    this.#open.clear()
    return firstOf(codes)
  }
}

function firstOf(codes: readonly (string | undefined)[]): string | undefined {
  return codes.find((code) => code !== undefined)
}
