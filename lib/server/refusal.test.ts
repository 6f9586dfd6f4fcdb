import { describe, expect, it } from 'vitest'
import { refusalOf } from './refusal'
import type { Settings } from './settings'

const origin = 'http://127.0.0.1:4400'
const own: Settings = {
  root: { ok: true, root: '/nowhere' },
  named: '/nowhere',
  origins: [origin, 'http://localhost:4400'],
  isReadOnly: false,
  token: '',
  base: undefined,
  workerFile: '',
  changesFile: '',
}

function ask(method: string, headers: Record<string, string>, settings: Settings = own): number | null {
  return refusalOf({ method, headers: new Headers(headers) }, settings)?.status ?? null
}

describe('the Host of a request', () => {
  it.each(['127.0.0.1:4400', 'localhost:4400', 'LOCALHOST:4400'])('%s is answered', (host) => {
    expect(ask('GET', { host })).toBeNull()
  })

  it.each([
    '',
    'evil.example',
    'evil.example:4400',
    '127.0.0.1',
    '127.0.0.1:4401',
    'localhost:4400.evil.example',
    '127.0.0.1:4400@evil.example',
  ])('%j is refused with 421, as after DNS rebinding', (host) => {
    expect(ask('GET', { host })).toBe(421)
    expect(ask('PUT', { host, origin })).toBe(421)
  })
})

describe('a write', () => {
  const host = '127.0.0.1:4400'

  it('from a page of this server goes on', () => {
    expect(ask('PUT', { host, origin })).toBeNull()
    expect(ask('PUT', { host, origin, 'sec-fetch-site': 'same-origin' })).toBeNull()
  })

  it.each([
    ['no Origin', {}],
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['the Origin null of a sandboxed page', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:4401' }],
    ['another scheme', { origin: 'https://127.0.0.1:4400' }],
    ['its own Origin from another site', { origin, 'sec-fetch-site': 'cross-site' }],
    ['its own Origin from a sibling site', { origin, 'sec-fetch-site': 'same-site' }],
  ])('with %s gets 403', (_, headers) => {
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH'])
      expect(ask(method, { host, ...headers })).toBe(403)
  })
})

describe('a read', () => {
  const host = '127.0.0.1:4400'

  it('goes on without an Origin, or with its own', () => {
    expect(ask('GET', { host })).toBeNull()
    expect(ask('GET', { host, origin })).toBeNull()
  })

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:4401'])(
    'with the Origin %s gets 403',
    (other) => {
      expect(ask('GET', { host, origin: other })).toBe(403)
      expect(ask('HEAD', { host, origin: other, 'sec-fetch-site': 'same-origin' })).toBe(403)
    },
  )
})

describe('the token of a server beyond loopback', () => {
  const settings = { ...own, token: 'abc123' }
  const host = '127.0.0.1:4400'

  it('is required of every caller', () => {
    expect(ask('GET', { host }, settings)).toBe(401)
    expect(ask('GET', { host, cookie: 'tapedeck-token=wrong' }, settings)).toBe(401)
    expect(ask('GET', { host, cookie: 'x=1; tapedeck-token=abc123' }, settings)).toBeNull()
  })
})
