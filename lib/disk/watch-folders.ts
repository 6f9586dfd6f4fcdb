import { watch } from 'node:fs'
import { basename } from 'node:path'
import { errnoOf } from './errno'
import type { ChangedPlaces } from './find'
import { identityOf, shapeOf } from './folder-identity'
import {
  absolutePath,
  childPath,
  type Folder,
  foldersBelow,
  listFolder,
  parentPath,
  searchedBelow,
} from './folders'
import { isRecordingName, isSearchedFolder } from './names'
import { statOf } from './stat'

/** One watch by the system of a single folder, without the folders above or below it. */
export interface FolderWatch {
  close(): void
}

/**
 * Starts a watch of one folder. Throws the system's error when it cannot.
 * @param onEvent gets a name in the folder, the folder's own name, or null where the system does not tell
 * @param onFailure called when the watch ended by itself
 */
export type StartWatch = (
  absolute: string,
  onEvent: (name: string | null) => void,
  onFailure: () => void,
) => FolderWatch

/** Starts Node's own watch, which does not keep the process alive. */
export const startWatch: StartWatch = (absolute, onEvent, onFailure) => {
  const watcher = watch(absolute, { persistent: false }, (_event, name) => onEvent(name))
  watcher.on('error', onFailure)
  return watcher
}

interface Watched {
  readonly watch: FolderWatch
  /** Identity of the watched folder (`identityOf`): another folder may take its path. */
  readonly identity: string
  /** Paths of its own folders that are searched. */
  below: readonly string[]
  /** What it contains besides files (`shapeOf`). */
  shape: string
  hasLinks: boolean
}

/** What is known of a change of a folder, from most to least. */
const NAMED = 0
const CHANGED = 1
const REPLACED = 2

/** What happened to a folder since the last `settle`. */
interface Touched {
  how: number
  /** The names in it to which something happened, as far as the system told. */
  readonly names: Set<string>
}

/** Elsewhere, an event may spell a name otherwise than the folder that has it. */
const ARE_NAMES_EXACT = process.platform === 'linux'

/**
 * The system's queue of events (16,384 on Linux) drops events silently when it is full. This number of events in one
 * turn counts as a sign of that.
 */
const MANY_EVENTS = 8192

/**
 * Watches all folders of a root that are searched, with one watch each. Links need no watch: a link that is followed
 * leads to a folder of the root, which has a watch of its own.
 */
export class WatchedFolders {
  /** The code of the failed call when the system cannot watch; undefined while it can. */
  failure: string | undefined
  readonly #watched = new Map<string, Watched>()
  readonly #touched = new Map<string, Touched>()
  #events = 0

  /** @param onTouched called for each event that matters */
  constructor(
    readonly root: string,
    readonly start: StartWatch,
    readonly onTouched: () => void,
  ) {
    this.#add('', new Set())
  }

  /** Checks whether the root's path still leads to the watched folder: no event says that a folder above it moved. */
  checkRoot(): void {
    if (identityOf(this.root) !== this.#watched.get('')?.identity) this.#touch('', REPLACED)
  }

  /**
   * Brings the watches in line with the folders that are there now.
   * @returns the folders that were added or removed, or in which something may have changed; only the files, where the
   * system told which
   */
  settle(): ChangedPlaces {
    const changed = { folders: new Set<string>(), files: new Set<string>() }
    if (this.#events >= MANY_EVENTS) this.#touch('', REPLACED)
    this.#events = 0
    const touched = [...this.#touched].filter(([path, how]) => !this.#addFiles(path, how, changed.files))
    this.#touched.clear()
    // Removals first: a folder that was moved must lose its old watch before it gets a new one.
    const listed = touched.map(([path, how]) => this.#dropGone(path, how, changed.folders))
    for (const [path, folder] of listed.flat()) this.#addNew(path, folder, changed.folders)
    return changed
  }

  close(): void {
    for (const { watch } of this.#watched.values()) watch.close()
    this.#watched.clear()
    this.#touched.clear()
  }

  #touch(path: string, how: number, name?: string): void {
    const touched = this.#touched.get(path) ?? { how, names: new Set() }
    touched.how = Math.max(how, touched.how)
    if (name !== undefined) touched.names.add(name)
    this.#touched.set(path, touched)
    this.onTouched()
  }

  #onEvent(path: string, name: string | null): void {
    this.#events++
    if (name === null) this.#touch(path, CHANGED)
    // An event with the folder's own name says that the folder itself was moved, removed or given other permissions.
    else if (name === basename(absolutePath(this.root, path))) this.#touch(path, REPLACED)
    else if (isSearchedFolder(name)) this.#touch(path, NAMED, name)
  }

  /** Adds the files that were touched in a folder. @returns false when more than files may have been */
  #addFiles(path: string, { how, names }: Touched, files: Set<string>): boolean {
    const watched = this.#watched.get(path)
    if (!ARE_NAMES_EXACT || how !== NAMED || watched === undefined || watched.hasLinks) return false
    const paths = [...names].map((name) => childPath(path, name))
    if (!paths.every((one) => !watched.below.includes(one) && isFileOrGone(absolutePath(this.root, one)))) {
      return false
    }
    for (const one of paths) if (isRecordingName(basename(one))) files.add(one)
    return true
  }

  /** Drops the watch of a folder that is gone. Returns the folders in which to look for new folders. */
  #dropGone(
    path: string,
    { how, names }: Touched,
    changed: Set<string>,
  ): [path: string, folder: Folder | undefined][] {
    const watched = this.#watched.get(path)
    if (how === REPLACED) {
      this.#drop(path, changed)
      return [[path, undefined]]
    }
    const folder = listFolder(this.root, path)
    if (watched === undefined || folder === undefined) return []
    if (how === CHANGED || [...names].some(isRecordingName)) changed.add(path)
    const present = new Set(searchedBelow(folder))
    for (const below of watched.below) {
      const identity = this.#watched.get(below)?.identity
      if (!present.has(below) || identity !== identityOf(absolutePath(this.root, below))) {
        this.#drop(below, changed)
      }
    }
    return [[path, folder]]
  }

  #drop(start: string, changed: Set<string>): void {
    const waiting = [start]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const watched = this.#watched.get(path)
      if (watched === undefined) continue
      watched.watch.close()
      this.#watched.delete(path)
      changed.add(path)
      waiting.push(...watched.below)
    }
  }

  #addNew(path: string, folder: Folder | undefined, changed: Set<string>): void {
    const watched = this.#watched.get(path)
    if (folder === undefined) {
      // Its parent may have become a link that leads elsewhere.
      if (path === '' || this.#watched.has(parentPath(path))) this.#add(path, changed)
      return
    }
    if (watched === undefined) return
    for (const below of searchedBelow(folder)) {
      if (!this.#watched.has(below)) this.#add(below, changed)
    }
    if (this.#describe(watched, folder)) changed.add(path)
  }

  /** Updates what is known of a folder. Returns true when it now contains other folders or links. */
  #describe(watched: Watched, folder: Folder): boolean {
    const before = watched.shape
    watched.below = searchedBelow(folder)
    watched.shape = shapeOf(this.root, folder, watched.below)
    watched.hasLinks = folder.entries.some((entry) => entry.isSymbolicLink())
    return watched.shape !== before
  }

  /** Watches a folder and all below it. Each is watched before it is listed, so that no change is missed. */
  #add(start: string, changed: Set<string>): void {
    const enter = (path: string): boolean => !this.#watched.has(path) && this.#watch(path)
    for (const folder of foldersBelow(this.root, start, enter)) {
      const watched = this.#watched.get(folder.path)
      if (watched !== undefined) this.#describe(watched, folder)
      changed.add(folder.path)
    }
  }

  #watch(path: string): boolean {
    const absolute = absolutePath(this.root, path)
    const identity = identityOf(absolute)
    if (identity === undefined || this.failure !== undefined) return false
    try {
      const watch = this.start(
        absolute,
        (name) => this.#onEvent(path, name),
        () => this.#touch(path, REPLACED),
      )
      this.#watched.set(path, { watch, identity, below: [], shape: '', hasLinks: false })
      return true
    } catch (error) {
      const code = errnoOf(error)
      const folder = listFolder(this.root, path)
      // A folder that vanished or cannot be listed has nothing to watch.
      if (folder !== undefined && folder.failure === undefined) this.failure = code
      return false
    }
  }
}

/** Whether nothing is at a path, or something of which no folder depends. A name that is not UTF-8 leads nowhere. */
function isFileOrGone(absolute: string): boolean {
  if (absolute.includes('\ufffd')) return false
  const stat = statOf(absolute)
  return stat === undefined || (typeof stat === 'object' && !stat.isDirectory() && !stat.isSymbolicLink())
}
