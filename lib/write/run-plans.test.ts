import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { bundledScript, ended } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'
import type { Traced } from '#lib/testing/traced-fs'

const COUNT = 60

const DELETES_ALL = `
  import { fingerprintOf } from './fingerprint'
  import { writeAction } from '../write/write-action'
  const [root, folder] = process.argv.slice(2)
  const before = fingerprintOf(Buffer.from('one'))
  const groups = Array.from({ length: ${COUNT} }, (_, at) => ({
    edits: [{ path: 'recordings/' + at + '.json', before, after: null }],
  }))
  const { title } = await writeAction(root, { kind: 'delete', title: groups.map(() => ({ deleted: 1 })), groups }, { folder })
  process.stdout.write(title)`

test('many files are deleted with a few flushes of their folder and a few locks, not one for each file', async () => {
  const paths = Array.from({ length: COUNT }, (_, at) => `recordings/${at}.json`)
  const root = scratchRoot(Object.fromEntries(paths.map((path) => [path, 'one'])))
  const script = bundledScript(dirname(root), DELETES_ALL, { isTraced: true })
  const trace = join(dirname(root), 'trace')
  const env = { ...process.env, TAPEDECK_TRACE: trace }
  const { output, errors } = await ended(
    spawn(process.execPath, [script, root, join(dirname(root), 'writes')], { env }),
  )
  expect([output, errors]).toEqual([`Deleted ${COUNT} recordings`, ''])
  expect(readdirSync(join(root, 'recordings'))).toEqual([])
  const lines = readFileSync(trace, 'utf8').trim().split('\n')
  const done = lines.map((line): Traced => JSON.parse(line))
  const lastRemoval = done.findLastIndex((one) => one.op === 'unlink' && one.path.startsWith(root))
  expect(done.slice(lastRemoval).some(({ op }) => op === 'fsync')).toBe(true)
  expect(done.filter(({ op }) => op === 'fsync').length).toBeLessThan(COUNT / 2)
  expect(done.filter(({ op }) => op === 'link').length).toBeLessThan(COUNT / 2)
})
