import { expect, test } from 'vitest'
import { cacheFolder, stateFolder } from './own-folder'

test.each([
  [{ XDG_STATE_HOME: '/state' }, 'linux', '/state/tapedeck'],
  [{ XDG_STATE_HOME: 'relative' }, 'linux', '/home/me/.local/state/tapedeck'],
  [{}, 'linux', '/home/me/.local/state/tapedeck'],
  [{}, 'darwin', '/home/me/Library/Application Support/tapedeck'],
  [{ LOCALAPPDATA: '/local' }, 'win32', '/local/tapedeck'],
] as const)('with %j on %s the state is in %s', (env, platform, folder) => {
  expect(stateFolder(env, platform, '/home/me')).toBe(folder)
})

test('the cache is in the folder that the system has for caches', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/me')).toBe('/x/tapedeck')
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux', '/home/me')).toBe('/home/me/.cache/tapedeck')
  expect(cacheFolder({}, 'darwin', '/Users/me')).toBe('/Users/me/Library/Caches/tapedeck')
  expect(cacheFolder({ LOCALAPPDATA: 'C:/l' }, 'win32', 'C:/me')).toBe('C:/l/tapedeck')
})
