import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { relayed } from './output'
import { startChild } from './setup/child.mjs'

export interface ServerSettings {
  readonly home: string
  readonly host: string
  readonly port: number
  /** Variables that the server gets; undefined removes one. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface Server {
  readonly child: ChildProcess
  /** Settles with one line that says how it ended, once the process is gone. */
  readonly end: Promise<string>
}

/** Enough for the longest query (`lib/query/length.ts`) in an address and in that of the page before. */
const HEADERS = '--max-http-header-size=131072'

/**
 * From this size on, in bytes, glibc gives memory back as soon as it is free. By itself it keeps what it once needed: after
 * twenty recordings of 31 MB, 200 MB more than is in use. Other systems do not know the variable.
 */
const GIVEN_BACK = 1_000_000

export type Started =
  | { readonly ok: true }
  | { readonly ok: false; readonly isTaken: boolean; readonly output: string }

/** Starts the built pages. The caller ends the child. */
export function startServer({ home, host, port, env }: ServerSettings): Server {
  const next = join(home, 'node_modules/next/dist/bin/next')
  const child = startChild(process.execPath, [HEADERS, next, 'start', '-p', String(port), '-H', host], {
    home,
    env: {
      ...env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? String(GIVEN_BACK),
    },
  })
  const end = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`the server cannot be run: ${error.message}`))
    child.once('close', (code, signal) => resolve(`the server ended (${signal ?? `status ${code}`})`))
  })
  return { child, end }
}

/**
 * Waits until the server listens, or has ended; a request waits for its answer from then on. What it prints until then is
 * held back and returned when it ended. Later its errors go to stderr, without anything that a terminal obeys; on stdout
 * it only tells how its start goes on.
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
  return { ok: false, isTaken: output.includes('EADDRINUSE'), output }
}
