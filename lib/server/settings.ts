import 'server-only'
import { join } from 'node:path'
import { openRoot, type RootResult } from '#lib/disk/root'

/** What the launcher said, through the environment. */
export interface Settings {
  /** The folder opened, or why it cannot be. */
  readonly root: RootResult
  /** The folder as the user named it, for messages. */
  readonly named: string
  /** Origins that this server was started for, such as `http://127.0.0.1:4400`. */
  readonly origins: readonly string[]
  readonly isReadOnly: boolean
  /** Required from every caller when the server listens beyond loopback; empty otherwise. */
  readonly token: string
}

/** Reads the environment anew, so that it is never frozen into a build. */
export function settings(): Settings {
  const named = process.env.TAPEDECK_ROOT || join(/*turbopackIgnore: true*/ process.cwd(), 'recordings')
  const port = process.env.PORT || '3000'
  const origins = process.env.TAPEDECK_ORIGINS || `http://127.0.0.1:${port},http://localhost:${port}`
  return {
    root: openRoot(named),
    named,
    origins: origins.split(',').filter((origin) => origin !== ''),
    isReadOnly: process.env.TAPEDECK_READ_ONLY === '1',
    token: process.env.TAPEDECK_TOKEN ?? '',
  }
}
