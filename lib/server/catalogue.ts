import 'server-only'
import { entryOfRead } from '#lib/catalog/read-entry'
import type { Entry } from '#lib/catalog/row'
import { findRecordings } from '#lib/disk/find'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readText } from '#lib/disk/read'

interface Kept {
  readonly size: number
  readonly modified: number
  readonly entry: Entry
}

interface Catalogue {
  readonly root: string
  readonly kept: Map<string, Kept>
}

/** Pages and route handlers are bundled apart, so that the one catalogue of the process lives on the global object. */
const globals = globalThis as { tapedeckCatalogue?: Catalogue }

/** What the root holds now. */
export interface CatalogueState {
  readonly entries: readonly Entry[]
  /** Folders and files that could not be looked at. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

/**
 * All recordings of a root, in the order of their paths. Files that changed since the last call (by size and time) are
 * read again; the others are kept.
 * @param root absolute path
 */
export function catalogueOf(root: string): CatalogueState {
  if (globals.tapedeckCatalogue?.root !== root) globals.tapedeckCatalogue = { root, kept: new Map() }
  const { kept } = globals.tapedeckCatalogue
  const found = findRecordings(root)
  const present = new Set(found.files.map(({ path }) => path))
  for (const path of kept.keys()) if (!present.has(path)) kept.delete(path)
  const entries = found.files.flatMap((file) => {
    const known = kept.get(file.path)
    if (known && known.size === file.size && known.modified === file.modified) return [known.entry]
    const entry = entryOfRead(file.path, file, readText(root, file.path), sha256OfText)
    if (entry) kept.set(file.path, { size: file.size, modified: file.modified, entry })
    return entry ? [entry] : []
  })
  return { entries, problems: found.problems }
}
