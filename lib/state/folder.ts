import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where tapedeck keeps what a reader did: the system's own place for such files. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const given = env.XDG_STATE_HOME
  // A relative one is to be ignored, says the XDG specification.
  if (given !== undefined && isAbsolute(given)) return join(given, 'tapedeck')
  if (platform === 'darwin') return join(home, 'Library/Application Support/tapedeck')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData/Local'), 'tapedeck')
  return join(home, '.local/state/tapedeck')
}
