import 'server-only'
import { join } from 'node:path'
import { openRoot } from '#lib/disk/root'

/** The opened folder, absolute and with links resolved; or why it cannot be opened. */
export type OpenedFolder =
  | { readonly ok: true; readonly root: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** The settings that the launcher passed through the environment. */
export interface Settings {
  readonly root: OpenedFolder
  /** The folder as the user named it, for messages. */
  readonly named: string
  /** The origins that this server was started for, such as `http://127.0.0.1:4400`. */
  readonly origins: readonly string[]
  readonly isReadOnly: boolean
  /** Required from every caller when the server listens beyond loopback; empty otherwise. */
  readonly token: string
  /** The git ref that reviews compare with when an address names none. */
  readonly base: string | undefined
  /** The bundled file of the index thread. */
  readonly workerFile: string
  /** The bundled file of the compare thread, in the same folder. */
  readonly changesFile: string
}

/** Reads the environment on each call, so that no setting becomes part of a build. */
export function settings(): Settings {
  const home = /*turbopackIgnore: true*/ process.cwd()
  const named = process.env.TAPEDECK_ROOT || join(/*turbopackIgnore: true*/ home, 'recordings')
  const port = process.env.PORT || '3000'
  const origins = process.env.TAPEDECK_ORIGINS || `http://127.0.0.1:${port},http://localhost:${port}`
  const opened = openRoot(named)
  const workerFile =
    process.env.TAPEDECK_WORKER || join(/*turbopackIgnore: true*/ home, 'dist/index-worker.cjs')
  return {
    root: opened.ok ? { ok: true, root: opened.root.path } : opened,
    named,
    origins: origins.split(',').filter((origin) => origin !== ''),
    isReadOnly: process.env.TAPEDECK_READ_ONLY === '1',
    token: process.env.TAPEDECK_TOKEN ?? '',
    base: process.env.TAPEDECK_BASE || undefined,
    workerFile,
    changesFile: workerFile.replace(/[^/\\]*$/, 'changes-worker.mjs'),
  }
}
