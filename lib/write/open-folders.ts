import { constants, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { closeFolder, syncFolderAside } from '#lib/disk/sync'

/** The folders of the files of some groups, open to be flushed. */
export class OpenFolders {
  readonly #open = new Map<string, number>()
  /** Those with changes that are not on the disk for good yet. */
  readonly #changed = new Set<string>()

  /** Opens the folder of a file. Throws the system's errors. */
  open(file: string): void {
    const folder = dirname(file)
    if (!this.#open.has(folder)) this.#open.set(folder, openSync(folder, constants.O_RDONLY))
  }

  /** Notes that the folder of a file is to be flushed by `flush`. */
  change(file: string): void {
    this.#changed.add(dirname(file))
  }

  /** Flushes the folders of these files. Returns the code of the first failure, as `syncFolder` does. */
  async sync(files: readonly string[]): Promise<string | undefined> {
    const folders = new Set(files.map((file) => dirname(file)))
    const codes: (string | undefined)[] = []
    for (const folder of folders) codes.push(await this.#sync(folder))
    return codes.find((code) => code !== undefined)
  }

  /**
   * Flushes the folders that were changed, and closes all.
   * @returns the code of a failure, by folder
   */
  async flush(): Promise<ReadonlyMap<string, string>> {
    const codes = new Map<string, string>()
    for (const folder of this.#changed) {
      const code = await this.#sync(folder)
      if (code !== undefined) codes.set(folder, code)
    }
    for (const [folder, opened] of this.#open) {
      const code = closeFolder(opened)
      if (code !== undefined && !codes.has(folder)) codes.set(folder, code)
    }
    this.#open.clear()
    this.#changed.clear()
    return codes
  }

  async #sync(folder: string): Promise<string | undefined> {
    const opened = this.#open.get(folder)
    return opened === undefined ? undefined : syncFolderAside(opened)
  }
}
