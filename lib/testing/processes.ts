import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { onTestFinished } from 'vitest'
import { writeFiles } from './scratch-root'

/**
 * For tests: bundles a script for a process of its own, which may be killed or run as another user.
 * @param source TypeScript; its imports are relative to lib/disk
 * @param options `isTraced`: the script's changes of the disk go through `traced-fs.ts`
 * @returns the file to run with node
 */
export function bundledScript(
  folder: string,
  source: string,
  { isTraced = false }: { readonly isTraced?: boolean } = {},
): string {
  const traced = join(import.meta.dirname, 'traced-fs.ts')
  const built = buildSync({
    stdin: { contents: source, resolveDir: join(import.meta.dirname, '../disk'), loader: 'ts' },
    alias: isTraced ? { 'node:fs': traced } : {},
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  })
  writeFiles(folder, { 'script.mjs': built.outputFiles?.[0]?.text ?? '' })
  return join(folder, 'script.mjs')
}

/** For tests: how a process ended, and what it printed. */
export interface Ended {
  readonly signal: NodeJS.Signals | null
  readonly output: string
  readonly errors: string
}

/** For tests: waits for the end of a process. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data
  })
  child.stderr.on('data', (data: Buffer) => {
    errors += data
  })
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve({ signal, output, errors })))
}

/** For tests: runs a script in a folder until the test is over. Returns once the script has printed something. */
export async function runBeside(folder: string, script: string): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(process.execPath, ['-e', script], { cwd: folder })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

/**
 * For tests: runs a script as user and group 65534, who have no special permissions. Only root can do this.
 * @param state the folder of that user's state
 */
export function runAsNobody(script: string, args: readonly string[], state: string): Promise<Ended> {
  const env = { ...process.env, XDG_STATE_HOME: state }
  return ended(spawn(process.execPath, [script, ...args], { uid: 65534, gid: 65534, cwd: '/', env }))
}
