import { expect, test } from 'vitest'
import { stateFolder } from './folder'

test.each([
  [{ XDG_STATE_HOME: '/state' }, 'linux', '/state/tapedeck'],
  [{ XDG_STATE_HOME: 'relative' }, 'linux', '/home/me/.local/state/tapedeck'],
  [{}, 'linux', '/home/me/.local/state/tapedeck'],
  [{}, 'darwin', '/home/me/Library/Application Support/tapedeck'],
  [{ LOCALAPPDATA: '/local' }, 'win32', '/local/tapedeck'],
] as const)('with %j on %s the state is in %s', (env, platform, folder) => {
  expect(stateFolder(env, platform, '/home/me')).toBe(folder)
})
