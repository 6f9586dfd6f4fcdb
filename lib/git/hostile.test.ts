import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { HOSTILE_CASES, type HostileCase } from '#lib/testing/hostile-repositories'
import { ScratchRepository, takeMarker } from '#lib/testing/scratch-repository'
import { readBlobs } from './blobs'
import { changedBetween } from './changed'
import { defaultBase } from './default-base'
import { historyOf } from './history'
import { refsOf } from './refs'
import { openRepository } from './repository'
import { resolveRef } from './resolve'
import { filesAt } from './tree'

const hasTerminal = spawnSync('script', ['--version']).status === 0
if (!hasTerminal)
  console.log('Pagers are not tried: there is no program `script`, which gives git a terminal.')
const cases = HOSTILE_CASES.filter(({ plain }) => hasTerminal || !plain.startsWith('script '))

interface Trap {
  readonly scratch: ScratchRepository
  readonly marker: string
  readonly base: string
  readonly fill: (text: string) => string
}

function set(one: HostileCase): Trap {
  const scratch = new ScratchRepository()
  const marker = join(scratch.home, 'marker')
  const evil = join(scratch.home, 'evil')
  writeFileSync(evil, `#!/bin/sh\ntouch ${marker}\n`)
  chmodSync(evil, 0o755)
  scratch.git('config', 'user.name', 'A')
  scratch.git('config', 'user.email', 'a@example.org')
  const base = scratch.commit({
    'recordings/a.json': '1\n',
    ...(one.attributes ? { '.gitattributes': one.attributes } : {}),
  })
  scratch.commit({ 'recordings/a.json': '2\n', 'recordings/b.json': 'b\n' })
  scratch.write({ 'recordings/a.json': 'three\n' })
  const fill = (text: string): string =>
    text.replaceAll('EVIL', evil).replaceAll('HOME', scratch.home).replaceAll('BASE', base)
  if (one.arrange) execFileSync('sh', ['-ec', fill(one.arrange)], { cwd: scratch.root, stdio: 'pipe' })
  if (one.hook) execFileSync('cp', [evil, join(scratch.root, '.git/hooks', one.hook)])
  for (const [file, settings] of [
    ['.git/config', one.config],
    ['../.gitconfig', one.userConfig],
  ] as const) {
    for (const setting of settings ?? []) {
      const [, key = '', value = ''] = /^(.*?)=([^=]*)$/.exec(fill(setting)) ?? []
      execFileSync('git', ['config', '-f', file, key, value], { cwd: scratch.root })
    }
  }
  for (const [name, value] of Object.entries(one.environment ?? {})) vi.stubEnv(name, fill(value))
  takeMarker(marker)
  return { scratch, marker, base, fill }
}

/** Asks a repository everything that can be asked; returns how far it got. */
async function askEverything(root: string, base: string): Promise<string> {
  const opened = await openRepository(root)
  if (!opened.ok) return opened.code
  const { repository } = opened
  const all = (): boolean => true
  const head = await resolveRef(repository, 'HEAD')
  expect(await refsOf(repository)).toMatchObject({ ok: true })
  expect(await defaultBase(repository)).toMatchObject({ ok: true })
  await resolveRef(repository, '1'.repeat(40))
  await historyOf(repository, ['recordings/a.json'], all)
  if (!head.ok) return head.code
  const found = await filesAt(repository, head.commit, all)
  const changed = await changedBetween(repository, base, head.commit, all)
  if (!found.ok || !changed.ok) return 'no files'
  if (changed.changed.length === 0) return 'no changes'
  const reads: string[] = []
  const ids = [...[...found.files.values()].map(({ id }) => id), '1'.repeat(40)]
  expect(await readBlobs(repository, ids, 100, (id) => reads.push(id))).toEqual({ ok: true })
  expect(reads).toEqual(ids)
  return 'all'
}

describe('a program is run by plain git, and not by tapedeck', () => {
  test('sixty ways', () => expect(HOSTILE_CASES.length).toBeGreaterThanOrEqual(60))

  test.each(cases)('$name', async (one) => {
    const { scratch, marker, base, fill } = set(one)
    const before = scratch.stateOf(scratch.home)
    const reached = await askEverything(join(scratch.root, one.opened ?? ''), base)
    expect(reached).toBe(one.reached ?? 'all')
    expect(scratch.stateOf(scratch.home)).toBe(before)
    expect(takeMarker(marker)).toBe(false)
    const env = { ...process.env, HOME: scratch.home, LC_ALL: 'C', TERM: 'xterm' }
    const plain = spawnSync('sh', ['-c', fill(one.plain)], {
      cwd: scratch.root,
      env,
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(takeMarker(marker), `plain git did not run it: ${plain.stdout}${plain.stderr}`).toBe(true)
  })
})
