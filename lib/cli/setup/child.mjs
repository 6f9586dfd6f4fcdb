// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const GRACE_MS = 1500

/**
 * Starts a program that cannot outlive this process. It leads a process group of its own, so that Ctrl-C reaches it
 * only through us and everything it starts can be ended with it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ home: string, env?: Record<string, string | undefined> }} options `home`: the project's folder, where it runs
 * @returns {ChildProcess}
 */
export function startChild(command, args, { home, env = {} }) {
  // Not imported: Node would then load everything as ES modules, which takes longer.
  const preload = join(home, 'lib/cli/setup/end-with-parent.cjs').replace(/["\\]/g, '\\$&')
  return spawn(command, args, {
    cwd: home,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...env,
      TAPEDECK_CHILD: '1',
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require "${preload}"`.trim(),
    },
  })
}

/**
 * Ends a child and what it started: asked first, forced after a moment.
 * @param {ChildProcess} child
 */
export function endChild(child) {
  signalGroup(child, 'SIGTERM')
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS)
  child.once('exit', () => {
    clearTimeout(force)
    signalGroup(child, 'SIGKILL')
  })
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Gone already.
  }
}
