// @ts-check
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startOf, withLock } from './lock.mjs'
import { CODE, DOOR, serverArguments, serverEnvironment, WORKER } from './pages-server.mjs'
import { runTool } from './run-tool.mjs'
import { clearStamp, knownSourcesHash, packagesHash, readStamp, sourcesHash, writeStamp } from './stamp.mjs'
import { visible, visibleLines } from './visible.mjs'

/**
 * @typedef {{ ok: true, note?: string }} Prepared
 * @typedef {{ ok: false, message: string, output: string, status: number }} NotPrepared
 *   `message`: one line, what went wrong and what to do. `output`: what the failed tool printed.
 * @typedef {object} Step
 * @property {string} title what is going on, for the reader
 * @property {string} stamp file that holds the hash of what was made
 * @property {() => string} wanted the hash of what should be made
 * @property {string} result file or folder without which the stamp counts for nothing
 * @property {() => Promise<Prepared | NotPrepared>} work
 */

/** The folder of this project, seen from `lib/cli/setup`. Code bundled to `dist` is given it instead. */
export const HOME = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Noted once the command line is bundled: the hash of its sources, which are those of the pages too. */
const CLI_STAMP = 'dist/cli.stamp'

/** Noted once the pages are built. */
const PAGES_STAMP = 'dist/pages.stamp'

/** Noted once their code is kept, or cannot be. */
const CODE_STAMP = 'dist/code.stamp'

const OLDEST_NODE = /** @type {const} */ ([20, 19])

/**
 * Prints a line of progress. On stderr, since stdout belongs to the command.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`tapedeck: ${visible(line)}\n`)
}

/**
 * Prints what went wrong and sets the exit status.
 * @param {NotPrepared} failure
 */
export function reportFailure(failure) {
  if (failure.output.trim() !== '')
    process.stderr.write(`${visibleLines(failure.output.trimEnd()).join('\n')}\n`)
  if (failure.message !== '') say(failure.message)
  process.exitCode = failure.status
}

/**
 * Installs the packages and bundles the command line, each when missing or changed.
 * @param {string} home
 * @returns {Promise<Prepared | NotPrepared>}
 */
export async function prepareCommandLine(home) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    return failed(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}`)
  }
  const installed = await prepare(home, {
    title: 'installing packages…',
    stamp: join(home, 'node_modules/.tapedeck/packages'),
    wanted: () => packagesHash(home),
    result: join(home, 'node_modules'),
    work: () => installPackages(home),
  })
  if (!installed.ok) return installed
  return prepare(home, {
    title: 'building the command line…',
    stamp: join(home, CLI_STAMP),
    wanted: () => knownSourcesHash(home, join(home, 'dist/sources.stamp')),
    result: join(home, WORKER),
    work: () => bundleCommandLine(home),
  })
}

/**
 * Builds the pages when missing or changed, and keeps their compiled code. Called after the command line was prepared.
 * @param {string} home
 * @returns {Promise<Prepared | NotPrepared>}
 */
export async function preparePages(home) {
  const built = await prepare(home, {
    title: 'building the pages…',
    stamp: join(home, PAGES_STAMP),
    wanted: () => readStamp(join(home, CLI_STAMP)) ?? sourcesHash(home),
    result: join(home, '.next/BUILD_ID'),
    work: () => buildPages(home),
  })
  return built.ok ? keepCode(home) : built
}

/**
 * Keeps the compiled code of the pages, for this version of Node. Without it they start, though later.
 * @param {string} home
 * @returns {Promise<Prepared | NotPrepared>}
 */
async function keepCode(home) {
  try {
    return await prepare(home, {
      title: 'compiling the pages…',
      stamp: join(home, CODE_STAMP),
      wanted: () => `${process.version} ${process.arch} ${readStamp(join(home, PAGES_STAMP))}`,
      result: join(home, CODE_STAMP),
      work: () => compilePages(home),
    })
  } catch (error) {
    // The folder may be another user's, who built it with another version.
    if (error instanceof Error && 'code' in error) return { ok: true }
    throw error
  }
}

/** Told once, not for each step. @type {number | null} */
let waitedFor = null

/**
 * @param {string} home
 * @param {Step} step
 * @returns {Promise<Prepared | NotPrepared>}
 */
async function prepare(home, step) {
  const isDone = () => existsSync(step.result) && readStamp(step.stamp) === step.wanted()
  if (isDone()) return { ok: true }
  const lock = join(home, 'dist/setup.lock')
  const waiting = (/** @type {number} */ pid) => {
    if (pid === waitedFor) return
    waitedFor = pid
    say(
      `waiting for process ${pid}, which is setting up the same folder (if it is none of yours: rm ${lock})`,
    )
  }
  return withLock(lock, waiting, async () => {
    if (isDone()) return { ok: true }
    // The stamp goes first and comes back last, so that work cut off in between never counts as done.
    clearStamp(step.stamp)
    say(step.title)
    const before = step.wanted()
    const done = await step.work()
    // A lock file that was missing is there now: what counts is how the files stand afterwards.
    if (done.ok) writeStamp(step.stamp, step.stamp.includes('node_modules') ? step.wanted() : before)
    return done
  })
}

/**
 * Installs what the lock file says; `npm ci` never writes to it, so that a clone stays clean.
 * @param {string} home
 */
async function installPackages(home) {
  const command = existsSync(join(home, 'package-lock.json')) ? 'ci' : 'install'
  const flags = ['--no-audit', '--no-fund', '--include=dev', '--loglevel=error']
  const run = await runTool('npm', [command, ...flags], { home })
  if (run.ok) return run
  return { ...run, message: run.message || `npm ${command} failed: see above, then start again` }
}

/** @param {string} home */
async function buildPages(home) {
  const next = join(home, 'node_modules/next/dist/bin/next')
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const run = await runTool(process.execPath, [next, 'build'], { home, env })
  return run.ok
    ? run
    : { ...run, message: run.message || 'next build failed: see above, mend it and start again' }
}

/**
 * Lets a server show its pages, keep what V8 made of its code, and end.
 * @param {string} home
 * @returns {Promise<Prepared | NotPrepared>}
 */
async function compilePages(home) {
  // After a kill, the next start removes it by this name (lib/disk/temporary-folder.ts).
  const own = mkdtempSync(join(tmpdir(), `tapedeck-setup-${process.pid}.${startOf(process.pid)}-`))
  try {
    const run = await runTool(process.execPath, serverArguments({ home, host: '127.0.0.1', port: 0 }), {
      home,
      env: {
        ...serverEnvironment(home),
        TAPEDECK_KEEP_CODE: '1',
        TAPEDECK_ROOT: join(home, 'recordings'),
        TAPEDECK_TOKEN: undefined,
        TMPDIR: own,
        XDG_CACHE_HOME: own,
        XDG_STATE_HOME: own,
      },
    })
    if (!run.ok) rmSync(join(home, CODE), { force: true })
    return run.ok || run.status === 2 ? { ok: true } : run
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

/** What is bundled for Node, which does not read TypeScript: the command line, the threads of the server and its door. */
const BUNDLES = /** @type {const} */ ([
  ['lib/cli/main.ts', 'dist/cli.mjs'],
  ['lib/index/worker.ts', WORKER],
  ['lib/range/worker.ts', 'dist/changes-worker.mjs'],
  ['lib/server/door/door.ts', DOOR],
])

/**
 * @param {string} home
 * @returns {Promise<Prepared | NotPrepared>}
 */
async function bundleCommandLine(home) {
  const { bundle } = await import('./bundle.mjs')
  try {
    for (const [entry, target] of BUNDLES) await bundle(home, entry, join(home, target))
    return { ok: true }
  } catch (error) {
    return failed('esbuild failed: see above, mend it and start again', String(error))
  }
}

/**
 * @param {string} message
 * @param {string} [output]
 * @returns {NotPrepared}
 */
function failed(message, output = '') {
  return { ok: false, message, output, status: 2 }
}
