import type { Repository } from '#lib/git/repository'
import { resolveRef } from '#lib/git/resolve'
import { filesAt } from '#lib/git/tree'
import { isOnRemote, webAddressOf } from '#lib/git/web-address'
import type { Change } from '#lib/review/change'
import { recordingsOf } from './scope'

/** Returns the address of a change's file on the web; null where it is not there, or not known to be. */
export type UrlOf = (change: Change, line: number | null) => string | null

interface Ends {
  readonly base: { readonly commit: string | null }
  readonly head: { readonly commit: string | null }
}

const NONE: UrlOf = () => null

/**
 * Finds where the files of a review can be opened on GitHub: in the commit of their end, if a branch of a remote has
 * it. A file of the work tree is opened in HEAD, if it is the same there.
 * @param server as for `webAddressOf`
 */
export async function webLinks(
  repository: Repository,
  { base, head }: Ends,
  server?: string,
): Promise<UrlOf> {
  const address = await webAddressOf(repository, server)
  if (address === null) return NONE
  const later = await laterFiles(repository, head.commit)
  const earlier = await onRemote(repository, base.commit)
  const at = (commit: string, path: string, line: number | null): string => {
    const inRepository = repository.prefix === '' ? path : `${repository.prefix}/${path}`
    const place = inRepository.split('/').map(encodedStep).join('/')
    return `${address}/blob/${commit}/${place}${line === null ? '' : `#L${line}`}`
  }
  return ({ path, basePath, ids }, line) => {
    if (ids.after === null) return earlier === null ? null : at(earlier, basePath ?? path, line)
    return later?.has(path, ids.after) ? at(later.commit, path, line) : null
  }
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
