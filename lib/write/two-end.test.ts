import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprintOf } from '#lib/disk/fingerprint'
import { bundledScript, ended } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'
import { endInterrupted, interruptedActions } from './interrupted'
import { runGroup, runTogether } from './run-group'

const COUNT = 40
const names = Array.from({ length: COUNT }, (_, at) => `recordings/${at}.json`)
const renamed = (name: string): string => name.replace('.json', '-now.json')

/** Renames all files of a root, and dies in the middle. */
const DIES = `
  import { fingerprintOf } from '../disk/fingerprint'
  import { writeAction } from '../write/write-action'
  const [root, folder, ...names] = process.argv.slice(2)
  const groups = names.map((path) => {
    const before = fingerprintOf(Buffer.from(path))
    const name = path.replace('.json', '-now.json')
    return { edits: [{ path: name, before: null, after: path, from: path }, { path, before, after: null }] }
  })
  const onProgress = (done) => {
    if (done === names.length / 2) process.kill(process.pid, 'SIGKILL')
  }
  await writeAction(root, { kind: 'rename', title: 'rename', groups }, { folder, onProgress })`

test.each([
  ['finish', 'take-back'],
  ['take-back', 'finish'],
] as const)(
  'of two who end an action at the same time, the second is refused: %s, %s',
  async (first, second) => {
    const root = scratchRoot(Object.fromEntries(names.map((name) => [name, name])))
    const folder = join(dirname(root), 'writes')
    const script = bundledScript(dirname(root), DIES)
    await ended(spawn(process.execPath, [script, root, folder, ...names]))
    const [action] = interruptedActions(root, folder)
    const end = (how: 'finish' | 'take-back') => endInterrupted(root, action?.id ?? '', how, { folder })
    const going = end(first)
    const results = [await end(second), await going]
    expect(results[0]).toMatchObject({ groups: [{ ok: false, code: 'busy' }] })
    expect(results[1]?.groups.every(({ ok }) => ok)).toBe(true)
    for (const name of names) {
      const there = [name, renamed(name)].map((path) => existsSync(join(root, path)))
      expect([name, ...there]).toEqual([name, first === 'take-back', first === 'finish'])
    }
    expect(interruptedActions(root, folder)).toEqual([])
    expect(await end(second)).toBeNull()
  },
)

test('a group is left where a file that was to stay has changed', async () => {
  const root = scratchRoot({ 'recordings/a.json': 'a', 'recordings/b.json': 'b' })
  const edits = [{ path: 'recordings/a.json', before: fingerprintOf(Buffer.from('a')), after: null }]
  const stays = [{ path: 'recordings/b.json', fingerprint: fingerprintOf(Buffer.from('other')) }]
  const [result] = await runTogether(async (folders, ran) => {
    ran.push(await runGroup({ where: root, kind: 'rename', edits, stays }, folders))
  })
  expect(result).toMatchObject({ ok: false, code: 'conflict', path: 'recordings/b.json' })
  expect(existsSync(join(root, 'recordings/a.json'))).toBe(true)
})
