import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A running tapedeck. */
export interface Server {
  readonly url: string
  /** Fetches the body of a page, whatever its status. */
  readonly get: (path: string) => Promise<string>
  /** Waits until the whole root is indexed. */
  readonly whole: () => Promise<void>
  /** Bytes of memory of the pages' process (Linux only). */
  readonly memory: () => number
  readonly stop: () => Promise<void>
}

/** Starts the real launcher on a root and a free port. */
export async function startServer(root: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const bin = join(import.meta.dirname, '../lib/cli/tapedeck.mjs')
  const child = spawn(process.execPath, [bin, 'open', root, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      const ready = /tapedeck ready on (\S+)/.exec(data.toString())?.[1]
      if (ready) resolve(ready)
    })
    child.once('exit', (code) => reject(new Error(`tapedeck ended with ${code}`)))
  })
  const get = async (path: string): Promise<string> => (await fetch(url + path)).text()
  return {
    url,
    get,
    whole: async () => {
      while (JSON.parse(await get('/api/recordings?limit=0')).building !== null) await pause(100)
    },
    memory: () => memoryBelow(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Bytes of memory of the processes that a launcher has started (Linux only). */
export function memoryBelow(launcher: number): number {
  const statuses = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statusOf(name)] : []))
  const own = statuses.filter((status) => status.includes(`\nPPid:\t${launcher}\n`))
  return own.reduce((sum, status) => sum + 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0), 0)
}

/** Empty for a process that has ended. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
