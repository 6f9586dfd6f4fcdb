import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fingerprintOf } from '#lib/disk/fingerprint'
import { lockHolder } from '#lib/testing/lock-holder'
import { scratchRoot } from '#lib/testing/scratch-root'
import { writeAction } from './write-action'

const A = 'recordings/a.json'
const B = 'recordings/b.json'

test('while another tapedeck hangs nothing is written, and all groups say so after one wait', {
  timeout: 60_000,
}, async () => {
  const root = scratchRoot({ [A]: 'one', [B]: 'two' })
  const folder = join(dirname(root), 'writes')
  mkdirSync(folder)
  const child = await lockHolder(folder)
  onTestFinished(() => void child.kill('SIGKILL'))
  const edit = (path: string, text: string) => ({
    edits: [{ path, before: fingerprintOf(Buffer.from(text)), after: `${text}, new` }],
  })
  const action = { kind: 'format', title: '', groups: [edit(A, 'one'), edit(B, 'two')] } as const
  const busy = {
    ok: false,
    code: 'busy',
    message: expect.stringContaining('another tapedeck is writing and did not finish; try again'),
  }
  expect(await writeAction(root, action, { folder })).toMatchObject({ id: null, groups: [busy, busy] })
  expect([A, B].map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['one', 'two'])

  // A writer that was killed holds nobody up.
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await writeAction(root, action, { folder })).toMatchObject({ groups: [{ ok: true }, { ok: true }] })
})
