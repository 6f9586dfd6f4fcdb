import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { isLoopback, originsOf, outsideUrlOf, readHost, urlOf } from '../address'
import type { Surroundings } from '../command'
import { fail, print, relayed } from '../output'
import { DEFAULT_PORT, type PortChoice, probePort, readPort } from '../port'
import { findRoot } from '../root'
import { startServer, waitUntilReady } from '../server'
import { endChild } from '../setup/child.mjs'
import { type EndSignal, onEnd, statusOf } from '../setup/lifetime.mjs'
import { preparePages, reportFailure } from '../setup/prepare.mjs'
import { showPage } from './show-page'

interface OpenOptions {
  readonly port?: string
  readonly host?: string
  readonly base?: string
  readonly readOnly?: boolean
  readonly open: boolean
}

interface Settings {
  readonly home: string
  readonly root: string
  readonly host: string
  readonly port: PortChoice
  readonly base: string | undefined
  readonly isReadOnly: boolean
  readonly showsPage: boolean
  /** Every reader must know this token when other machines can reach the server. */
  readonly token: string | undefined
}

type Read =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string }

/** Adds `tapedeck [open]`, which serves the pages until it is asked to end (docs/interfaces.md, 2). */
export function addOpen(program: Command, { home }: Surroundings): void {
  program
    .command('open', { isDefault: true })
    .description('serve the pages for a root and open a browser')
    .argument('[root]', 'folder that holds the recordings (default: ./recordings)')
    .option('--port <number>', `port to serve on, 0 for any (default: ${DEFAULT_PORT} or the next free one)`)
    .option('--host <address>', 'address to serve on (default: 127.0.0.1); others need a token')
    .option('--base <ref>', 'git ref that the review compares with')
    .option('--read-only', 'change no recording; ticks and notes of reviews are kept')
    .option('--no-open', 'do not open a browser')
    .action(async (root: string | undefined, options: OpenOptions) => {
      const read = readSettings(root, options, home)
      process.exitCode = read.ok ? await open(read.settings) : fail(read.message)
    })
}

function readSettings(given: string | undefined, options: OpenOptions, home: string): Read {
  const port = readPort(options.port)
  if (port === null)
    return { ok: false, message: `--port takes a number from 0 to 65535, not ${options.port}` }
  const host = readHost(options.host)
  if (host === null) return { ok: false, message: `--host takes an address or a name, not ${options.host}` }
  const { base } = options
  if (base === '' || base?.startsWith('-'))
    return { ok: false, message: `--base takes a git ref, not ${base}` }
  const found = findRoot(given)
  if (!found.ok) return found
  const token = isLoopback(host) ? undefined : randomBytes(24).toString('base64url')
  const isInteractive = process.stdout.isTTY === true && !process.env.CI
  return {
    ok: true,
    settings: {
      home,
      root: found.root.path,
      host,
      port,
      base,
      isReadOnly: options.readOnly === true,
      showsPage: options.open && isInteractive && token === undefined,
      token,
    },
  }
}

async function open(settings: Settings): Promise<number> {
  const prepared = await preparePages(settings.home)
  if (!prepared.ok) {
    reportFailure(prepared)
    return prepared.status
  }
  const { port: choice, host } = settings
  const first = choice.kind === 'any' ? 0 : choice.port
  const step = choice.kind === 'from' ? 1 : 0
  const attempts = choice.kind === 'only' ? 1 : 100
  for (let attempt = 0; attempt < attempts; attempt++) {
    const probe = await probePort(first + attempt * step, host)
    if (!probe.ok && probe.code !== 'EADDRINUSE') return fail(cannotListen(host, probe.port, probe.code))
    const status = probe.ok ? await serve(settings, probe.port) : 'taken'
    if (status !== 'taken') return status
  }
  return fail(
    choice.kind === 'only'
      ? `port ${first} is taken: name another one, or leave --port out to get the next free one`
      : `no free port from ${first} on: name one with --port`,
  )
}

function cannotListen(host: string, port: number, code: string): string {
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this computer`
  if (code === 'EACCES') return `no permission to serve on port ${port}: name one from 1024 on`
  return `cannot serve on ${host}, port ${port} (${code}): name others with --host and --port`
}

/**
 * Serves until it is asked to end.
 * @returns the exit status, or that the port was taken meanwhile
 */
async function serve(settings: Settings, port: number): Promise<number | 'taken'> {
  const { home, host } = settings
  const server = startServer({ home, host, port, env: environment(settings, port) })
  let endSignal: EndSignal | null = null
  const stopWatch = onEnd((signal) => {
    endSignal = signal
    endChild(server.child)
  })
  const ready = waitUntilReady(server, port)
  // The server starts meanwhile.
  const { interruptedLines, removeLeftBehind } = await import('../left-behind')
  try {
    removeLeftBehind(settings.isReadOnly ? null : settings.root)
    const started = await ready
    if (started.ok) {
      printEntry(settings, port)
      for (const line of interruptedLines(settings.root)) print(line)
      const how = await server.end
      return endSignal !== null ? 0 : fail(`${how} unasked: see above, then start again`)
    }
    if (endSignal !== null) return statusOf(endSignal)
    if (started.isTaken) return 'taken'
    process.stderr.write(relayed(started.output))
    return fail(
      `${started.how} before it was ready: ${started.output === '' ? '' : 'see above, then '}start again`,
    )
  } finally {
    stopWatch()
    // Threads of the server end with it, and cannot remove theirs.
    removeLeftBehind(null)
  }
}

/** Says where the pages are, and shows them. */
function printEntry({ host, token, showsPage }: Settings, port: number): void {
  const url = urlOf(host, port)
  print(`tapedeck ready on ${url}`)
  if (token !== undefined) print(`to enter: ${outsideUrlOf(host, port)}/?token=${token}`)
  if (showsPage) showPage(url)
}

/** Settings for the server, which lib/server reads. */
function environment(settings: Settings, port: number): Record<string, string | undefined> {
  return {
    TAPEDECK_ROOT: settings.root,
    TAPEDECK_ORIGINS: originsOf(settings.host, port).join(','),
    TAPEDECK_READ_ONLY: settings.isReadOnly ? '1' : undefined,
    TAPEDECK_BASE: settings.base,
    TAPEDECK_TOKEN: settings.token,
  }
}
