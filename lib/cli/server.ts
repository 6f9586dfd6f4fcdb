import type { ChildProcess } from 'node:child_process'
import { get } from 'node:http'
import { join } from 'node:path'
import { urlOf } from './address'
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
 * Waits until the server answers a request for its first page, or has ended. What it prints until then is held back and
 * returned when it ended; later output goes to stderr, without anything that a terminal obeys.
 */
export async function waitUntilReady(server: Server, host: string, port: number): Promise<Started> {
  let output = ''
  let isListening: () => void
  const listening = new Promise<'listening'>((resolve) => {
    isListening = () => resolve('listening')
  })
  let isReady = false
  const read = (text: string): void => {
    if (isReady) process.stderr.write(relayed(text))
    else output += text
    // Only the server's own message counts, not an open port: another program may answer there.
    if (output.includes(`:${port}`) && /ready/i.test(output)) isListening()
  }
  server.child.stdout?.setEncoding('utf8').on('data', read)
  server.child.stderr?.setEncoding('utf8').on('data', read)
  const ended = server.end.then(() => 'ended' as const)
  const first = await Promise.race([listening, ended])
  const second = first === 'ended' ? first : await Promise.race([answer(urlOf(host, port)), ended])
  if (second === 'ended') return { ok: false, isTaken: output.includes('EADDRINUSE'), output }
  isReady = true
  return { ok: true }
}

/** Settles when an answer begins, whatever its status; never settles when no answer comes. */
function answer(url: string): Promise<'answered'> {
  return new Promise((resolve) => {
    get(url, (response) => {
      response.on('error', () => {}).resume()
      resolve('answered')
    }).on('error', () => {})
  })
}
