import { hostname } from 'node:os'
import { describe, expect, test } from 'vitest'
import { isLoopback, originsOf, readHost, urlOf } from './address'

describe('readHost', () => {
  test.each([
    [undefined, '127.0.0.1'],
    ['localhost', '127.0.0.1'],
    ['[::1]', '::1'],
    ['0.0.0.0', '0.0.0.0'],
    ['build-7.example.org', 'build-7.example.org'],
  ])('%s is %s', (given, host) => {
    expect(readHost(given)).toBe(host)
  })

  test.each(['', ' ', 'a b', '-H', 'http://localhost', 'localhost:80', 'a/b', 'user@host'])(
    '%j is none',
    (given) => {
      expect(readHost(given)).toBeNull()
    },
  )
})

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.0.2.1', false],
  ['1270.0.0.1', false],
  // What a name stands for is unknown, so it counts as reachable.
  ['some-name', false],
])('isLoopback %s: %s', (host, is) => {
  expect(isLoopback(host)).toBe(is)
})

describe('originsOf', () => {
  test('on loopback, its address and the name for it', () => {
    expect(originsOf('127.0.0.1', 4400)).toEqual(['http://127.0.0.1:4400', 'http://localhost:4400'])
    expect(originsOf('::1', 4400)).toEqual(['http://[::1]:4400', 'http://localhost:4400'])
  })

  test('on another address, only that one', () => {
    expect(originsOf('192.0.2.1', 4400)).toEqual(['http://192.0.2.1:4400'])
  })

  test('on every interface, each of its addresses and names', () => {
    const origins = originsOf('0.0.0.0', 4400)
    expect(origins).toContain('http://127.0.0.1:4400')
    expect(origins).toContain('http://localhost:4400')
    expect(origins).toContain(new URL(`http://${hostname()}:4400`).origin)
    expect(new Set(origins).size).toBe(origins.length)
  })

  test('as browsers write them: without the port that http means anyway', () => {
    expect(originsOf('127.0.0.1', 80)).toEqual(['http://127.0.0.1', 'http://localhost'])
  })
})

test('the address to print is one that can be opened', () => {
  expect(urlOf('127.0.0.1', 4400)).toBe('http://127.0.0.1:4400')
  expect(urlOf('0.0.0.0', 4400)).toBe('http://127.0.0.1:4400')
  expect(urlOf('::', 4400)).toBe('http://[::1]:4400')
})
