import type { Dirent } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { type FileStamp, stampOf } from './file-stamp'
import { childPath, type Folder, foldersBelow, listFolder, parentPath } from './folders'
import { type LinkTarget, targetOf } from './link'
import { isAddressable, isBelowRecordings, isRecordingName, isSearchedFolder, RECORDINGS } from './names'
import { rememberWhole } from './recording-path'
import { statOf } from './stat'

/** A file that may be a recording. It has not been read. */
export interface FoundFile extends FileStamp {
  /** Relative to the root, with `/`. */
  readonly path: string
}

/** Something below the root that could not be searched or listed. */
interface FindProblem {
  readonly path: string
  readonly message: string
}

export interface FoundRecordings {
  /** Sorted by the UTF-16 code units of their paths. */
  readonly files: FoundFile[]
  /** Sorted like the files. */
  readonly problems: FindProblem[]
  /** Whether the root itself counts as a `recordings` folder. */
  readonly isWhole: boolean
  /** Whether a link was met: then what a folder lists may depend on others. */
  readonly hasLinks: boolean
}

/**
 * Finds the recordings of a root: `*.json` anywhere below folders named `recordings`, or anywhere in the root when the
 * root has that name or contains no such folder (docs/interfaces.md, 1). Links to files and folders inside the root are
 * followed. A folder is listed once, under its own path if the search reaches it, so loops of links end.
 * @param root absolute, links resolved
 */
export function findRecordings(root: string): FoundRecordings {
  const search = searchIn(root)
  search.addFiles()
  return endOf(search)
}

/** Where something may have changed below a root. All are relative to the root, with `/`. */
export interface ChangedPlaces {
  /** Each with all its files, without those of the folders below it; empty for the root itself. */
  readonly folders: ReadonlySet<string>
  /** They may have come or gone. */
  readonly files: ReadonlySet<string>
}

/**
 * Finds the recordings in some places of a root, as a search of the root would.
 * @param last what a search of the root found before
 * @returns null where only another search of the root can tell: a folder is gone, or there are links or problems
 */
export function findInPlaces(
  root: string,
  { folders, files }: ChangedPlaces,
  last: Pick<FoundRecordings, 'isWhole' | 'hasLinks' | 'problems'>,
): FoundFile[] | null {
  if (last.hasLinks || last.problems.some(({ path }) => folders.size > 0 || files.has(path))) return null
  const search = new Search(root)
  search.whole = last.isWhole
  for (const path of folders) {
    const folder = listFolder(root, path)
    if (folder === undefined) return null
    search.collect([folder])
  }
  for (const path of files) if (!folders.has(parentPath(path))) search.collectFile(path)
  if (search.hasLinks || (last.isWhole && search.holdsRecordings && basename(root) !== RECORDINGS))
    return null
  search.addFiles()
  return search.problems.length > 0 ? null : search.files
}

/**
 * Finds the recordings of a root as `findRecordings` does, and lets other work of the thread go on meanwhile.
 * @param known says of a path that it is a file that is not looked for: it is then left out
 */
export async function findRecordingsInTurns(
  root: string,
  known: Promise<(path: string) => boolean> = NONE_KNOWN,
): Promise<FoundRecordings> {
  const search = searchIn(root)
  search.leaveOut(await known)
  while (search.addFiles(FILES_PER_TURN)) await turn()
  return endOf(search)
}

const FILES_PER_TURN = 256
const NONE_KNOWN = Promise.resolve(() => false)

function searchIn(root: string): Search {
  const search = new Search(root)
  search.collect(foldersBelow(root))
  search.checkRoot()
  search.whole = basename(root) === RECORDINGS || !search.holdsRecordings
  rememberWhole(root, search.whole)
  return search
}

function endOf(search: Search): FoundRecordings {
  const { hasLinks, whole: isWhole } = search
  search.followLinks()
  return { files: search.files.sort(byPath), problems: search.problems.sort(byPath), isWhole, hasLinks }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

interface Candidate {
  readonly folder: string
  readonly path: string
}

class Search {
  readonly files: FoundFile[] = []
  readonly problems: FindProblem[] = []
  holdsRecordings = false
  /** True when the root itself counts as a `recordings` folder. Known only after the root's own folders were listed. */
  whole = false
  #listed = 0
  #candidates: Candidate[] = []
  #links: Candidate[] = []
  /** Folders that were listed under the path of a link to them. */
  readonly #linked = new Set<string>()

  constructor(readonly root: string) {}

  /** Whether a link was collected that is not followed yet. */
  get hasLinks(): boolean {
    return this.#links.length > 0
  }

  collect(folders: Iterable<Folder>): void {
    for (const folder of folders) {
      this.#listed++
      if (folder.failure !== undefined) {
        this.#note(folder.path === '' ? '.' : folder.path, `The folder cannot be listed: ${folder.failure}.`)
      }
      for (const name of folder.unnameable) {
        this.#note(
          childPath(folder.path, name),
          'The name is not valid UTF-8, so no path leads here: rename it.',
        )
      }
      for (const entry of folder.entries) this.#classify(folder.path, entry)
    }
  }

  /** Collects what is at a path of the root, if anything is. */
  collectFile(path: string): void {
    const stat = statOf(`${this.root}/${path}`)
    if (typeof stat === 'string') this.#note(path, `The file cannot be reached: ${stat}.`)
    else if (stat !== undefined)
      this.#classify(parentPath(path), Object.assign(stat, { name: basename(path) }))
  }

  #classify(folder: string, entry: Pick<Dirent, 'name' | 'isDirectory' | 'isSymbolicLink'>): void {
    const { name } = entry
    const isFile = isRecordingName(name) && !entry.isDirectory()
    if (!isFile && !(isSearchedFolder(name) && (entry.isDirectory() || entry.isSymbolicLink()))) return
    const path = childPath(folder, name)
    if (!isAddressable(path)) {
      this.#note(
        path,
        'A name with a backslash, or that starts like a drive (C:), cannot be opened: rename it.',
      )
      return
    }
    if (name === RECORDINGS) this.holdsRecordings = true
    if (entry.isSymbolicLink()) this.#links.push({ folder, path })
    else if (isFile) this.#candidates.push({ folder, path })
  }

  /** Leaves out collected files. */
  leaveOut(isKnown: (path: string) => boolean): void {
    this.#candidates = this.#candidates.filter(({ path }) => !isKnown(path))
  }

  /** Reports a root that is gone or became a file. To be called after the root was searched. */
  checkRoot(): void {
    if (this.#listed === 0)
      this.#note('.', 'The folder that was opened is no longer there: put it back, or open another one.')
  }

  /**
   * Adds collected files that count as recordings to the result.
   * @param most how many are looked at
   * @returns whether there are more
   */
  addFiles(most = this.#candidates.length): boolean {
    for (const { folder, path } of this.#candidates.splice(0, most)) {
      if (this.#takes(folder)) this.#add(path, `${this.root}/${path}`)
    }
    return this.#candidates.length > 0
  }

  #takes(folder: string): boolean {
    return this.whole || isBelowRecordings(folder)
  }

  #add(path: string, absolute: string): void {
    const stat = statOf(absolute)
    if (typeof stat === 'string') this.#note(path, `The file cannot be reached: ${stat}.`)
    else if (stat?.isFile()) {
      this.files.push({ path, ...stampOf(stat) })
    } else if (stat?.isDirectory() === false) {
      this.#note(path, 'This is not a file but a pipe, a socket or a device.')
    }
  }

  followLinks(): void {
    while (this.#links.length > 0) {
      const links = this.#links.sort(byPath)
      this.#links = []
      for (const link of links) this.#follow(link, targetOf(this.root, link.path))
      this.addFiles()
    }
  }

  #follow({ folder, path }: Candidate, target: LinkTarget): void {
    switch (target.kind) {
      case 'folder':
        if (this.#takes(path)) this.#listLinked(path, target)
        return
      case 'file':
        if (isRecordingName(basename(path)) && this.#takes(folder)) this.#addLinked(path, target)
        return
      case 'outside':
        if (target.isFolder || (isRecordingName(basename(path)) && this.#takes(folder))) {
          this.#note(path, 'This links to a place outside the folder that is open: it is not followed.')
        }
        return
      case 'broken':
        if (basename(path) === RECORDINGS || (isRecordingName(basename(path)) && this.#takes(folder))) {
          this.#note(path, `This link leads nowhere: ${target.reason}.`)
        }
    }
  }

  #addLinked(path: string, target: { readonly real: string; readonly isSearched: boolean }): void {
    if (target.isSearched && isRecordingName(basename(target.real))) this.#add(path, target.real)
    else this.#note(path, 'This links to a file that is not a recording: it is not followed.')
  }

  #listLinked(path: string, target: LinkTarget & { readonly kind: 'folder' }): void {
    if (target.isLoop) return
    if (!target.isSearched) {
      this.#note(path, 'This links to a folder that is not searched: it is not followed.')
      return
    }
    const enter = (below: string): boolean => this.#enterLinked(target.path + below.slice(path.length))
    this.collect(foldersBelow(this.root, path, enter))
  }

  /** Returns false for a folder that is listed under its own path, or was already listed through another link. */
  #enterLinked(real: string): boolean {
    if (this.#takes(real) || this.#linked.has(real)) return false
    this.#linked.add(real)
    return true
  }

  #note(path: string, message: string): void {
    this.problems.push({ path, message })
  }
}
