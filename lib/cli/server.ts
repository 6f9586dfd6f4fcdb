import type { ChildProcess } from 'node:child_process'
import { relayed } from './output'
import { startChild } from './setup/child.mjs'
import { serverArguments, serverEnvironment } from './setup/pages-server.mjs'

export interface ServerSettings {
  readonly home: string
  readonly host: string
  readonly port: number
  /** Variables that this server gets; undefined removes one. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface Server {
  readonly child: ChildProcess
  /** Settles with one line that says how it ended, once the process is gone. */
  readonly end: Promise<string>
}

export type Started =
  | { readonly ok: true }
  | { readonly ok: false; readonly isTaken: boolean; readonly output: string; readonly how: string }

/** Starts the built pages. The caller ends the child. */
export function startServer({ home, host, port, env }: ServerSettings): Server {
  const child = startChild(process.execPath, serverArguments({ home, host, port }), {
    home,
    env: { ...serverEnvironment(home), ...env },
  })
  const end = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`the server cannot be run: ${error.message}`))
    child.once('close', (code, signal) => resolve(`the server ended (${signal ?? `status ${code}`})`))
  })
  return { child, end }
}

/**
 * Waits until the server listens, or has ended; a request waits for its answer from then on. What it prints until then is
 * held back and returned when it ended, with one line that says how it did. Later its errors go to stderr, without
 * anything that a terminal obeys; on stdout it only tells how its start goes on.
 */
export async function waitUntilReady(server: Server, port: number): Promise<Started> {
  let output = ''
  let isReady = false
  let isListening: () => void
  const listening = new Promise<'listening'>((resolve) => {
    isListening = () => resolve('listening')
  })
  const read = (text: string): void => {
    if (isReady) return
    output += text
    // Only the server's own message counts, not an open port: another program may answer there.
    if (!output.includes(`:${port}`) || !/ready/i.test(output)) return
    isReady = true
    isListening()
  }
  server.child.stdout?.setEncoding('utf8').on('data', read)
  server.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (isReady) process.stderr.write(relayed(text))
    else read(text)
  })
  const first = await Promise.race([listening, server.end])
  if (first === 'listening') return { ok: true }
  return { ok: false, isTaken: output.includes('EADDRINUSE'), output, how: first }
}
