import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A running tapedeck. */
export interface Server {
  readonly url: string
  /** The body of a page; the status does not matter here. */
  readonly get: (path: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts the real launcher on a root and a free port. */
export async function startServer(root: string): Promise<Server> {
  const bin = join(import.meta.dirname, '../lib/cli/tapedeck.mjs')
  const child = spawn(process.execPath, [bin, 'open', root, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      const ready = /tapedeck ready on (\S+)/.exec(data.toString())?.[1]
      if (ready) resolve(ready)
    })
    child.once('exit', (code) => reject(new Error(`tapedeck ended with ${code}`)))
  })
  return {
    url,
    get: async (path) => (await fetch(url + path)).text(),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
