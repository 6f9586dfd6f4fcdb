import type { Dirent } from 'node:fs'
import { setTimeout as pause, setImmediate as yieldLoop } from 'node:timers/promises'
import { signatureOf } from './folder-identity'
import { absolutePath, childPath, type Folder, foldersBelow } from './folders'
import { isRecordingName, isSearchedFolder } from './names'

/** The minimum time between two looks. */
const PAUSE_MS = 700
/** Looking takes at most a tenth of the time: the pause is at least nine times as long as the look. */
const REST = 9
/** After this time the event loop gets a turn. */
const SLICE_MS = 10

/** Looks at all folders of a root over and over, where the system cannot watch. The first look reports every folder. */
export class PolledFolders {
  readonly #ended = new AbortController()
  readonly #running: Promise<void>
  #known = new Map<string, string>()

  constructor(
    readonly root: string,
    readonly onChanged: (folders: ReadonlySet<string>) => void,
    readonly pause = PAUSE_MS,
  ) {
    this.#running = this.#run()
  }

  close(): Promise<void> {
    this.#ended.abort()
    return this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#ended
    while (!signal.aborted) {
      const { seen, busy } = await this.#look()
      if (signal.aborted) return
      const changed = differing(this.#known, seen)
      this.#known = seen
      if (changed.size > 0) this.onChanged(changed)
      await rest(Math.max(this.pause, busy * REST), signal)
    }
  }

  async #look(): Promise<{ seen: Map<string, string>; busy: number }> {
    const seen = new Map<string, string>()
    const clock = new Slices()
    for (const folder of foldersBelow(this.root)) {
      const parts: string[] = [folder.failure ?? '']
      for (const entry of folder.entries) {
        parts.push(partOf(this.root, folder, entry))
        if (clock.isOver()) await clock.next()
        if (this.#ended.signal.aborted) return { seen, busy: 0 }
      }
      seen.set(folder.path, parts.join('\n'))
    }
    return { seen, busy: clock.busy() }
  }
}

class Slices {
  #before = 0
  #began = performance.now()

  isOver(): boolean {
    return performance.now() - this.#began > SLICE_MS
  }

  async next(): Promise<void> {
    this.#before = this.busy()
    await yieldLoop()
    this.#began = performance.now()
  }

  busy(): number {
    return this.#before + performance.now() - this.#began
  }
}

/** Describes one item of a folder; empty for items that a search does not list. Folders are described by themselves. */
function partOf(root: string, { path }: Folder, entry: Dirent): string {
  const { name } = entry
  const isLink = entry.isSymbolicLink() && isSearchedFolder(name)
  if (!isLink && (entry.isDirectory() || !isRecordingName(name))) return ''
  return `${name}\0${signatureOf(absolutePath(root, childPath(path, name)))}`
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const changed = [...after].filter(([path, signature]) => before.get(path) !== signature)
  const gone = [...before.keys()].filter((path) => !after.has(path))
  return new Set([...changed.map(([path]) => path), ...gone])
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { ref: false, signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
