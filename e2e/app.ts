import { test as base, expect } from '@playwright/test'
import { clearState, killHard, type Launcher, launch, processesBelow, stop } from './launcher'
import { copySampleRoot, folderInMemory, resetSampleRoot, type SampleRoot } from './sample-root'

/** tapedeck, started by its launcher on a copy of the sample root. */
export interface App extends SampleRoot {
  readonly url: string
  /** Kills the server, as a crash would. */
  readonly kill: () => Promise<void>
  /** Starts it again at the same address, unless it runs. */
  readonly start: () => Promise<void>
}

async function withApp(use: (app: App) => Promise<void>, ...options: string[]): Promise<void> {
  const sample = copySampleRoot(folderInMemory())
  const open = (port: string): Launcher =>
    launch('open', sample.root, '--port', port, '--no-open', ...options)
  let launcher = open('0')
  let isRunning = true
  const kill = async (): Promise<void> => {
    isRunning = false
    for (const pid of processesBelow(launcher.process.pid ?? 0)) killHard(pid)
    launcher.process.kill('SIGKILL')
    await launcher.ended
  }
  try {
    const url = await launcher.ready
    const start = async (): Promise<void> => {
      if (isRunning) return
      isRunning = true
      launcher = open(new URL(url).port)
      await launcher.ready
    }
    await use({ ...sample, url, kill, start })
  } finally {
    await stop(launcher)
    sample.remove()
  }
}

/**
 * A test that fails if its page throws an error, asks another server for anything, or breaks its own security policy.
 */
const watched = base.extend({
  page: async ({ page, baseURL }, use) => {
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(`the page threw: ${error.message}`))
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (/^(https?|wss?):$/.test(protocol) && origin !== baseURL) wrong.push(`asked ${request.url()}`)
    })
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) wrong.push(message.text())
    })
    await use(page)
    expect(wrong).toEqual([])
  },
})

/**
 * For tests that write: the tests of a worker share one server, and each finds the root and the user's state as they
 * were at first. `page.goto('/…')` goes to that server.
 */
export const test = watched.extend<{ app: App }, { shared: App }>({
  shared: [async ({ browserName: _ }, use) => withApp(use), { scope: 'worker' }],
  app: async ({ shared }, use) => {
    resetSampleRoot(shared)
    clearState()
    await shared.start()
    await use(shared)
  },
  baseURL: async ({ app }, use) => use(app.url),
})

/** For tests of `--read-only` that change their root: as `test`, with a server that refuses every save. */
export const readOnlyTest = watched.extend<{ app: App }>({
  app: async ({ browserName: _ }, use) => withApp(use, '--read-only'),
  baseURL: async ({ app }, use) => use(app.url),
})

/** For tests that only read: all tests of a worker share one server, which refuses every save. */
export const readingTest = watched.extend<object, { app: App }>({
  app: [async ({ browserName: _ }, use) => withApp(use, '--read-only'), { scope: 'worker' }],
  baseURL: async ({ app }, use) => use(app.url),
})
