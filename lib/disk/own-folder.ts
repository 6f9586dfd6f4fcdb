import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** How each system names its place for what a program keeps; the two below the home folder are of macOS and of all others. */
interface Place {
  readonly variable: string
  readonly mac: string
  readonly other: string
}

const CACHE: Place = { variable: 'XDG_CACHE_HOME', mac: 'Library/Caches', other: '.cache' }
const STATE: Place = {
  variable: 'XDG_STATE_HOME',
  mac: 'Library/Application Support',
  other: '.local/state',
}

/** Where tapedeck keeps what it can make again: the system's own place for such files. */
export function cacheFolder(env?: Environment, platform?: NodeJS.Platform, home?: string): string {
  return ownFolder(CACHE, env, platform, home)
}

/** Where tapedeck keeps what a reader did: the system's own place for such files. */
export function stateFolder(env?: Environment, platform?: NodeJS.Platform, home?: string): string {
  return ownFolder(STATE, env, platform, home)
}

function ownFolder(
  { variable, mac, other }: Place,
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const given = env[variable]
  // A relative one is to be ignored, says the XDG specification.
  if (given !== undefined && isAbsolute(given)) return join(given, 'tapedeck')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData/Local'), 'tapedeck')
  return join(home, platform === 'darwin' ? mac : other, 'tapedeck')
}
