import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where a system keeps a program's own files. `mac` and `other` are below the home folder; `other` is for all systems
 * but macOS and Windows.
 */
interface SystemFolder {
  readonly variable: string
  readonly mac: string
  readonly other: string
}

const CACHE: SystemFolder = { variable: 'XDG_CACHE_HOME', mac: 'Library/Caches', other: '.cache' }
const STATE: SystemFolder = {
  variable: 'XDG_STATE_HOME',
  mac: 'Library/Application Support',
  other: '.local/state',
}

/** Returns the folder for what tapedeck can make again, in the system's usual place for caches. */
export function cacheFolder(env?: Environment, platform?: NodeJS.Platform, home?: string): string {
  return ownFolder(CACHE, env, platform, home)
}

/** Returns the folder for what a user did in tapedeck, in the system's usual place for such files. */
export function stateFolder(env?: Environment, platform?: NodeJS.Platform, home?: string): string {
  return ownFolder(STATE, env, platform, home)
}

function ownFolder(
  { variable, mac, other }: SystemFolder,
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const given = env[variable]
  // The XDG specification says to ignore a relative path.
  if (given !== undefined && isAbsolute(given)) return join(given, 'tapedeck')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData/Local'), 'tapedeck')
  return join(home, platform === 'darwin' ? mac : other, 'tapedeck')
}
