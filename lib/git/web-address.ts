import { objectIds } from './object-id'
import type { Repository } from './repository'
import { runOnRepository } from './run'

/**
 * Finds where a repository is on GitHub, by the address of its remote: `https://github.com/OWNER/REPO`, without what
 * the address may hold to sign in. `origin` comes first. Null when no remote is there. Nothing is fetched.
 * @param server address of another server that runs GitHub, such as `GITHUB_SERVER_URL` in a workflow
 */
export async function webAddressOf({ root }: Repository, server = ''): Promise<string | null> {
  const ran = await runOnRepository(root, ['config', '-z', '--get-regexp', '^remote\\..*\\.url$'])
  if (!ran.ok) return null
  const remotes = ran.output
    .toString('utf8')
    .split('\0')
    .map((entry) => {
      const end = entry.indexOf('\n')
      return { isOrigin: entry.slice(0, end) === 'remote.origin.url', url: entry.slice(end + 1) }
    })
    .sort((a, b) => Number(b.isOrigin) - Number(a.isOrigin))
  for (const { url } of remotes) {
    const address = webAddress(url, ['https://github.com', server])
    if (address !== null) return address
  }
  return null
}

/** `https://HOST/OWNER/REPO`, `ssh://git@HOST/OWNER/REPO` and `git@HOST:OWNER/REPO`. */
const REMOTE =
  /^(?:(?:https?|ssh|git):\/\/(?:[^/@\s]*@)?(?<host>[\w.-]+)(?::\d+)?\/|(?:[\w.-]+@)?(?<scp>[\w.-]+):)(?<path>[\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/

function webAddress(url: string, servers: readonly string[]): string | null {
  const { host, scp, path } = REMOTE.exec(url)?.groups ?? {}
  const name = (host ?? scp ?? '').toLowerCase()
  const server = servers.find((one) => one !== '' && URL.canParse(one) && new URL(one).hostname === name)
  return server === undefined || path === undefined ? null : `${new URL(server).origin}/${path}`
}

/** Returns whether a commit is on a branch of a remote, as far as the last fetch or push tells. */
export async function isOnRemote({ root }: Repository, commit: string): Promise<boolean> {
  const [id = ''] = objectIds(commit)
  const ran = await runOnRepository(root, ['rev-list', '--max-count=1', id, '--not', '--remotes', '--'])
  return ran.ok && ran.output.length === 0
}
