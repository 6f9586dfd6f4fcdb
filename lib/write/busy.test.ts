import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fingerprintOf } from '#lib/disk/fingerprint'
import { leaveAction } from '#lib/testing/left-action'
import { lockHolder } from '#lib/testing/lock-holder'
import { scratchRoot } from '#lib/testing/scratch-root'
import { endInterrupted, interruptedActions } from './interrupted'
import { writeAction } from './write-action'

const A = 'recordings/a.json'
const B = 'recordings/b.json'
const C = 'recordings/c.json'

test('while another tapedeck hangs nothing is written, and all groups say so after one wait', {
  timeout: 60_000,
}, async () => {
  const root = scratchRoot({ [A]: 'one', [B]: 'two', [C]: 'two' })
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
  // What ends an interrupted action waits too, and the action can still be ended afterwards.
  const print = fingerprintOf(Buffer.from('two'))
  const gone = (path: string) => [{ path, before: print, after: null }]
  const groups = [gone('recordings/gone.json'), gone(B), gone(C)]
  const id = leaveAction(folder, root, { kind: 'delete', title: 'Deleted 3 recordings', groups })
  const waiting = [writeAction(root, action, { folder }), endInterrupted(root, id, 'finish', { folder })]
  expect(await Promise.all(waiting)).toMatchObject([
    { id: null, groups: [busy, busy] },
    { id, groups: [busy, busy] },
  ])
  expect([A, B, C].map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['one', 'two', 'two'])
  expect(interruptedActions(root, folder)).toMatchObject([{ id }])

  // A writer that was killed holds nobody up.
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await writeAction(root, action, { folder })).toMatchObject({ groups: [{ ok: true }, { ok: true }] })
  writeFileSync(join(root, B), 'two')
  const ended = await endInterrupted(root, id, 'finish', { folder })
  expect(ended).toMatchObject({ groups: [{ ok: true }, { ok: true }] })
  expect(interruptedActions(root, folder)).toEqual([])
})
