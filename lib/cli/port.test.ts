import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { probePort, readPort } from './port'

test.each([
  [undefined, { kind: 'from', port: 4400 }],
  ['0', { kind: 'any' }],
  ['1', { kind: 'only', port: 1 }],
  ['65535', { kind: 'only', port: 65_535 }],
])('--port %s', (given, choice) => {
  expect(readPort(given)).toEqual(choice)
})

test.each(['', '-1', '65536', '1.5', '0x10', '1e3', ' 80', '٣'])('--port %j is not a port', (given) => {
  expect(readPort(given)).toBeNull()
})

test('a free port is free, and taken while somebody listens', async () => {
  const free = await probePort(0, '127.0.0.1')
  expect(free.ok).toBe(true)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(free.port, '127.0.0.1', resolve))
  expect(await probePort(free.port, '127.0.0.1')).toEqual({ ok: false, code: 'EADDRINUSE', port: free.port })
  await new Promise((resolve) => server.close(resolve))
  expect((await probePort(free.port, '127.0.0.1')).ok).toBe(true)
})

test('an address of another computer cannot be served on', async () => {
  expect(await probePort(0, '192.0.2.1')).toMatchObject({ ok: false, code: 'EADDRNOTAVAIL' })
})
