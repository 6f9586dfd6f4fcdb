import type { Repository } from '#lib/git/repository'
import { resolveRef } from '#lib/git/resolve'
import { filesAt } from '#lib/git/tree'
import { isOnRemote, webAddressOf } from '#lib/git/web-address'
import type { Change } from '#lib/review/change'
import { recordingsOf } from './scope'

interface Ends {
  readonly base: { readonly commit: string | null }
  readonly head: { readonly commit: string | null }
}

/**
 * Finds where the files of changes can be opened on GitHub: in the commit of their end, if a branch of a remote has
 * it. A file of the work tree is opened in HEAD, if it is the same there.
 * @param server as for `webAddressOf`
 * @returns the address of each file that is there, by the path of its change
 */
export async function webLinks(
  repository: Repository,
  { base, head }: Ends,
  changes: readonly Pick<Change, 'path' | 'basePath' | 'ids'>[],
  server?: string,
): Promise<ReadonlyMap<string, string>> {
  const address = await webAddressOf(repository, server)
  if (address === null) return new Map()
  const later = await laterFiles(repository, head.commit)
  const earlier = await onRemote(repository, base.commit)
  const at = (commit: string, path: string): string => {
    const inRepository = repository.prefix === '' ? path : `${repository.prefix}/${path}`
    return `${address}/blob/${commit}/${inRepository.split('/').map(encodedStep).join('/')}`
  }
  const links = new Map<string, string>()
  for (const { path, basePath, ids } of changes) {
    if (ids.after === null) {
      if (earlier !== null) links.set(path, at(earlier, basePath ?? path))
    } else if (later?.has(path, ids.after)) links.set(path, at(later.commit, path))
  }
  return links
}

/** As in an address, with the characters that Markdown would take for the end of a link. */
function encodedStep(step: string): string {
  return encodeURIComponent(step).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
}

interface LaterFiles {
  readonly commit: string
  readonly has: (path: string, id: string) => boolean
}

async function laterFiles(repository: Repository, commit: string | null): Promise<LaterFiles | null> {
  if (commit !== null)
    return (await onRemote(repository, commit)) === null ? null : { commit, has: () => true }
  const resolved = await resolveRef(repository, 'HEAD')
  if (!resolved.ok || (await onRemote(repository, resolved.commit)) === null) return null
  const read = await filesAt(repository, resolved.commit, recordingsOf(repository.root))
  if (!read.ok) return null
  return { commit: resolved.commit, has: (path, id) => read.files.get(path)?.id === id }
}

async function onRemote(repository: Repository, commit: string | null): Promise<string | null> {
  return commit !== null && (await isOnRemote(repository, commit)) ? commit : null
}
