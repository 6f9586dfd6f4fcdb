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
  /** Processor time of the pages' process so far, in milliseconds (Linux only). */
  readonly spent: () => number
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
    spent: () => spentBelow(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Bytes of memory of the processes that a launcher has started (Linux only). */
export function memoryBelow(launcher: number): number {
  const sizes = pidsBelow(launcher).map((pid) => /VmRSS:\s+(\d+)/.exec(factsOf(pid, 'status'))?.[1])
  return sizes.reduce((sum, size) => sum + 1024 * Number(size ?? 0), 0)
}

/** Linux counts in hundredths of a second; the name of the program before the figures is in brackets. */
function spentBelow(launcher: number): number {
  const figures = pidsBelow(launcher).map((pid) => factsOf(pid, 'stat').split(') ')[1]?.split(' ') ?? [])
  return figures.reduce((sum, figure) => sum + 10 * (Number(figure[11] ?? 0) + Number(figure[12] ?? 0)), 0)
}

function pidsBelow(launcher: number): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => factsOf(pid, 'status').includes(`\nPPid:\t${launcher}\n`))
}

/** Empty for a process that has ended. */
function factsOf(pid: string, file: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
