import { type ChildProcess, spawn } from 'node:child_process'
import { chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../cli/setup/browser.mjs'

/** A real browser that can be killed, with a profile that outlives it. */
export interface KillableBrowser {
  readonly page: Page
  /** Kills it, as a crash would. */
  readonly kill: () => Promise<void>
}

/**
 * For tests: starts a browser on a profile of its own.
 * @param profile a folder, which may be that of a browser that was killed
 */
export async function killableBrowser(profile: string): Promise<KillableBrowser> {
  const program = (await findBrowser()) ?? chromium.executablePath()
  const options = ['--headless=new', '--remote-debugging-port=0', '--no-first-run', '--window-size=1440,900']
  const child = spawn(program, [...browserArguments, ...options, `--user-data-dir=${profile}`, 'about:blank'])
  const ended = new Promise((resolve) => child.once('close', resolve))
  const address = await addressOf(child)
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.newPage())
  if (page === undefined) throw new Error('the browser has no page')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  return { page, kill }
}

function addressOf(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`the browser did not start: ${printed}`)))
    child.stderr?.on('data', (data: Buffer) => {
      printed += data
      const address = /^DevTools listening on (ws:\S+)$/m.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}
