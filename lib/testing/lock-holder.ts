import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { bundledScript } from './processes'

/** For tests: starts a process that takes the lock `lock` of a folder, and keeps it until it is killed. */
export async function lockHolder(folder: string): Promise<ChildProcessWithoutNullStreams> {
  const script = bundledScript(
    dirname(folder),
    `import { writeSync } from 'node:fs'
     import { whileLocked } from './lock'
     await whileLocked(process.argv[2], () => {
       writeSync(1, 'held')
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
     })`,
  )
  const child = spawn(process.execPath, [script, join(folder, 'lock')])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}
