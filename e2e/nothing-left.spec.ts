import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ownIdentity } from '#lib/disk/process-identity'
import { readingTest as test } from './app'
import { type Launcher, launch, processesBelow, stop } from './launcher'

/** The folders of git that processes have in the temporary folder. */
function gitFolders(pids: readonly number[]): string[] {
  return readdirSync(tmpdir()).filter((name) => pids.some((pid) => name.startsWith(`tapedeck-git-${pid}.`)))
}

/** Starts a server that has asked git for a review. */
async function reviewing(root: string): Promise<{ launcher: Launcher; url: string; pids: number[] }> {
  const launcher = launch('open', root, '--port', '0', '--no-open', '--read-only')
  const url = await launcher.ready
  expect((await fetch(`${url}/review?base=HEAD`)).status).toBe(200)
  const pids = processesBelow(launcher.process.pid ?? 0)
  await expect.poll(() => gitFolders(pids)).not.toEqual([])
  return { launcher, url, pids }
}

test.describe('of the empty repositories for git', () => {
  test.skip(process.platform !== 'linux', 'finds the processes in /proc')

  // A temporary folder of their own: any other tapedeck that starts or ends removes what a kill left.
  const { TMPDIR } = process.env
  test.beforeEach(() => {
    process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'tapedeck-own-'))
  })
  test.afterEach(() => {
    rmSync(tmpdir(), { recursive: true })
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  })

  test('none is left at the end', async ({ app }) => {
    const { launcher, pids } = await reviewing(app.root)
    await stop(launcher)
    expect(gitFolders(pids)).toEqual([])
  })

  test('none is left after a kill and the next start', async ({ app }) => {
    const { launcher, pids } = await reviewing(app.root)
    launcher.process.kill('SIGKILL')
    await launcher.ended
    await expect.poll(() => pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
    expect(gitFolders(pids)).not.toEqual([])
    const next = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
    await next.ready
    expect(gitFolders(pids)).toEqual([])
    await stop(next)
  })

  test('those of a set-up go too, and of an earlier process with the id of one that runs', async ({
    app,
  }) => {
    const { pid, started } = ownIdentity()
    const own = [`tapedeck-git-${pid}.${started}-abcdef`, `tapedeck-setup-${pid}.${started}-abcdef`]
    const others = ['tapedeck-own-abcdef', `tapedeck-git-${pid}`]
    const left = [
      `tapedeck-git-${pid}.1-abcdef`,
      `tapedeck-setup-${pid}.1-abcdef`,
      'tapedeck-git-4194305.1-abcdef',
    ]
    for (const name of [...own, ...others, ...left])
      mkdirSync(join(tmpdir(), name, 'refs'), { recursive: true })
    const launcher = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
    await launcher.ready
    await stop(launcher)
    expect(readdirSync(tmpdir()).sort()).toEqual([...own, ...others].sort())
  })
})

/** Files that were written since a time. */
function writtenSince(folder: string, time: number): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => {
    const stat = statSync(join(folder, file))
    return stat.isFile() && stat.mtimeMs > time
  })
}

test('reading writes nothing into the folder of tapedeck', async ({ app, page }) => {
  const before = Date.now()
  for (const address of [
    '/',
    '/review',
    '/actions',
    '/nothing',
    '/icon.svg',
    '/favicon.ico',
    '/api/recordings',
  ]) {
    for (const headers of [[], ['rsc'], ['rsc', 'next-router-prefetch']])
      await fetch(app.url + address, { headers: headers.map((name): [string, string] => [name, '1']) })
  }
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(writtenSince('.next', before)).toEqual([])
  expect(writtenSince('dist', before)).toEqual([])
})
