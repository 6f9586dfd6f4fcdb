import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const LAUNCHER = 'lib/cli/tapedeck.mjs'

/** A real server that a campaign has started. */
export interface Served {
  readonly url: string
  readonly child: ChildProcess
}

/**
 * Starts a server on a root, as a user does.
 * @param home where it keeps its state
 * @param port 0 for any that is free
 */
export function serve(root: string, home: string, port = '0'): Promise<Served> {
  const env = { ...process.env, XDG_STATE_HOME: join(home, 'state') }
  const child = spawn(process.execPath, [LAUNCHER, 'open', root, '--port', port, '--no-open'], { env })
  let printed = ''
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`the server did not start: ${printed}`)))
    child.stdout.on('data', (data: Buffer) => {
      printed += data
      const url = /^tapedeck ready on (http:\S+)$/m.exec(printed)?.[1]
      if (url !== undefined) resolve({ url, child })
    })
  })
}
