import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { readAddress } from '#lib/list/address'
import type { IndexEvent } from '#lib/list/asked'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { answerFile, answerFiles } from '#lib/testing/specimens/answer-file'
import { getEvents } from '../routes/get-events'
import { ask, listen } from './index-thread'

async function total(root: string, q = ''): Promise<number> {
  const address = readAddress(new URLSearchParams({ q, group: 'none' }))
  return (await ask(root, 'list', { address, window: { offset: 0, limit: 5 } })).total
}

const globals = globalThis as { tapedeckIndex?: { thread: { worker: Worker | null } } }
const workerFile = process.env.TAPEDECK_WORKER

afterEach(async () => {
  process.env.TAPEDECK_WORKER = workerFile
  await globals.tapedeckIndex?.thread.worker?.terminate()
  delete globals.tapedeckIndex
})

describe('an answer', () => {
  test('is about the files as they are when the question comes', async () => {
    const root = scratchRoot({ 'recordings/0.json': answerFile('one') })
    for (let round = 1; round < 30; round++) {
      writeFiles(root, { [`recordings/${round}.json`]: answerFile(`round ${round}`) })
      expect(await total(root)).toBe(round + 1)
      expect(await total(root, `"round ${round}"`)).toBe(1)
    }
    writeFileSync(join(root, 'recordings/3.json'), answerFile('rewritten'))
    expect(await total(root, 'rewritten')).toBe(1)
    renameSync(join(root, 'recordings/3.json'), join(root, 'recordings/sub.json'))
    expect(await total(root, 'path:sub')).toBe(1)
    writeFiles(root, { 'deep/below/recordings/x.json': answerFile('deep') })
    expect(await total(root, 'answer:deep')).toBe(1)
    rmSync(join(root, 'deep'), { recursive: true })
    expect(await total(root, 'answer:deep')).toBe(0)
  })

  test('is given while the first index is made, with the progress, and is complete in the end', async () => {
    const root = scratchRoot(answerFiles(1500))
    const events: IndexEvent[] = []
    const stop = listen(root, (event) => events.push(event))
    const address = readAddress(new URLSearchParams())
    const first = await ask(root, 'list', { address, window: { offset: 0, limit: 5 } })
    // It waits for a second. What has not been read by then is said to be missing.
    if (first.building === null) expect(first.all).toBe(1500)
    else expect(first.building.total).toBe(1500)
    while ((await ask(root, 'state', null)).building !== null) await total(root, 'answer')
    expect(await total(root)).toBe(1500)
    expect(events.map(({ type }) => type)).toContain('progress')
    stop()
  })
})

describe('a thread that dies', () => {
  test('is started again, and the questions are answered; the second time all questions fail with the reason', async () => {
    const root = scratchRoot(answerFiles(2))
    expect(await total(root)).toBe(2)
    await globals.tapedeckIndex?.thread.worker?.terminate()
    expect(await total(root)).toBe(2)
    // The message to end comes before the question, so the thread cannot answer.
    const ended = globals.tapedeckIndex?.thread.worker?.terminate()
    await expect(total(root)).rejects.toThrow('The index stopped: it ended. Start tapedeck again.')
    await ended
    await expect(total(root)).rejects.toThrow('The index stopped')
  })

  test('because it is not there, says so', async () => {
    process.env.TAPEDECK_WORKER = '/nowhere/worker.mjs'
    await expect(total(scratchRoot())).rejects.toThrow('/nowhere/worker.mjs')
  })
})

test('another root has an index of its own', async () => {
  const [one, two] = [scratchRoot(answerFiles(1)), scratchRoot(answerFiles(2))]
  expect(await total(one)).toBe(1)
  expect(await total(two)).toBe(2)
  expect(await total(one)).toBe(1)
})

describe('GET /api/events', () => {
  test('sends the state first, then changes, until the reader leaves', async () => {
    const root = scratchRoot(answerFiles(1))
    process.env.TAPEDECK_ROOT = root
    const response = await getEvents(new Request('http://127.0.0.1/api/events'))
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    expect(first?.value).toMatch(/^event: state\ndata: \{"version":"\w+","building":null\}\n\n$/)
    writeFiles(root, { 'a/recordings/new.json': answerFile('new') })
    const second = await reader?.read()
    expect(second?.value).toMatch(/^event: changed\ndata: /)
    expect(second?.value).toContain('"paths":["a/recordings/new.json"]')
    await reader?.cancel()
    const listeners = (globalThis as { tapedeckListeners?: Set<unknown> }).tapedeckListeners
    expect(listeners?.size).toBe(0)
  })
})
