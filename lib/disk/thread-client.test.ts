import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { scratchRoot } from '#lib/testing/scratch-root'
import { ThreadClient } from './thread-client'

interface TestQuestions {
  readonly echo: [asked: string, answer: string]
  readonly count: [asked: null, answer: number]
  readonly die: [asked: null, answer: never]
  readonly fail: [asked: null, answer: never]
}

/** Counts the questions that it received. */
const THREAD = `
import { parentPort } from 'node:worker_threads'
let count = 0
parentPort.on('message', (question) => {
  if (question === null) return parentPort.close()
  count++
  const { id, kind, asked } = question
  if (kind === 'die') process.exit(1)
  if (kind === 'fail') parentPort.postMessage({ type: 'failure', id, message: 'no such thing' })
  else parentPort.postMessage({ type: 'answer', id, answer: kind === 'echo' ? asked : count })
})
`

function client(options: { idleMs?: number; asksAgain?: 'echo' } = {}): {
  thread: ThreadClient<TestQuestions>
  started: () => number
} {
  const file = join(scratchRoot({ 'thread.mjs': THREAD }), 'thread.mjs')
  let started = 0
  const start = (): Worker => {
    started++
    return new Worker(file)
  }
  const thread = new ThreadClient<TestQuestions>({
    start,
    stopped: (reason) => `It stopped: ${reason}.`,
    ...options,
  })
  onTestFinished(() => thread.stop('the test is over'))
  return { thread, started: () => started }
}

test('questions asked at once each get their own answer', async () => {
  const { thread, started } = client()
  const asked = ['a', 'b', 'c']
  expect(await Promise.all(asked.map((text) => thread.ask('echo', text)))).toEqual(asked)
  expect(started()).toBe(1)
})

test('a question that fails does not end the thread', async () => {
  const { thread, started } = client()
  await expect(thread.ask('fail', null)).rejects.toThrow('no such thing')
  expect(await thread.ask('count', null)).toBe(2)
  expect(started()).toBe(1)
})

test('a thread that dies is started again once with its open questions; then all questions fail', async () => {
  const { thread, started } = client()
  const together = [thread.ask('die', null), thread.ask('echo', 'a')]
  expect(await Promise.allSettled(together)).toMatchObject([
    { status: 'rejected', reason: { message: 'It stopped: it ended.' } },
    { status: 'rejected' },
  ])
  await expect(thread.ask('echo', 'b')).rejects.toThrow('It stopped')
  expect(started()).toBe(2)
})

test('a new thread gets the last question of the repeated kind again', async () => {
  const { thread } = client({ asksAgain: 'echo' })
  await thread.ask('echo', 'a')
  await thread.ask('echo', 'b')
  await thread.worker?.terminate()
  expect(await thread.ask('count', null)).toBe(2)
})

test('a thread without questions ends, and is started again for the next', async () => {
  const { thread, started } = client({ idleMs: 1 })
  expect(await thread.ask('count', null)).toBe(1)
  await expect.poll(() => thread.worker).toBeNull()
  expect(await thread.ask('count', null)).toBe(1)
  expect(started()).toBe(2)
})

test('a stopped thread says why', async () => {
  const { thread } = client()
  const waiting = thread.ask('echo', 'a')
  thread.stop('another root was opened')
  await expect(waiting).rejects.toThrow('It stopped: another root was opened.')
})
