import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { readingTest as test } from './app'

/** Every route of the build, so that a new one cannot be forgotten. */
function routes(): string[] {
  const manifest = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<
    string,
    string
  >
  return Object.values(manifest).filter((route) => !route.startsWith('/_'))
}

/** Sends a request with headers that fetch does not allow, such as Host. */
function ask(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url)
    const sent = request({ hostname, port, path: pathname + search, method, headers }, (answer) => {
      let body = ''
      answer.on('data', (data: Buffer) => {
        body += data.toString()
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

const RECORDING = 'tests/integration/responses/recordings/none.json'
const addressOf = (route: string): string => route.replace('[...path]', RECORDING)

test('every route of the build refuses a foreign Host', async ({ app }) => {
  const all = routes()
  expect(all.length).toBeGreaterThan(3)
  for (const route of all) {
    const { status, body } = await ask(app.url + addressOf(route), { host: 'evil.example' })
    expect({ route, status }).toEqual({ route, status: 421 })
    expect(body).not.toContain('recordings/')
  }
})

test('every route of the build refuses a write from another origin', async ({ app }) => {
  const host = new URL(app.url).host
  for (const route of routes()) {
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH']) {
      for (const origin of ['', 'null', 'http://evil.example']) {
        const { status } = await ask(app.url + addressOf(route), { host, ...(origin && { origin }) }, method)
        expect({ route, method, origin, status }).toEqual({ route, method, origin, status: 403 })
      }
    }
  }
})

test('every route handler and page calls the guard itself, in addition to the proxy', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  const routes = files.filter((file) => /(^|\/)(route|page)\.tsx?$/.test(file))
  expect(routes.length).toBeGreaterThan(3)
  for (const file of routes) {
    const source = readFileSync(join('app', file), 'utf8')
    const handlers = source.match(/^export const (GET|PUT|POST|DELETE|PATCH|HEAD)\b/gm) ?? []
    const guards = source.match(/= guarded[<(]|await guardPage\(\)/g) ?? []
    expect({ file, guards: guards.length }).toEqual({ file, guards: Math.max(1, handlers.length) })
    expect(source).not.toMatch(/export (async )?function (GET|PUT|POST|DELETE|PATCH|HEAD)\b/)
  }
})

test('pages have a policy that loads nothing from elsewhere', async ({ app }) => {
  const answer = await fetch(app.url)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-eval')
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
})

const LEAVING = [
  '..%2f..%2fpackage.json',
  '%2e%2e/package.json',
  '..%5c..%5cpackage.json',
  '%2fetc/passwd.json',
  'tests/..%2f..%2fsecret.json',
  '.git/config.json',
  'tests/%00.json',
  '%252e%252e/package.json',
]

test('a path that leaves the root gets 403 or 404 on every route that takes one', async ({ app }) => {
  const host = new URL(app.url).host
  const origin = app.url
  for (const route of routes().filter((route) => route.includes('[...path]'))) {
    for (const path of LEAVING) {
      const url = `${app.url}${route.replace('[...path]', '')}${path}`
      const { status } = await ask(url, { host })
      expect([403, 404, 405], `${route} ${path}`).toContain(status)
      const write = { host, origin, 'content-type': 'application/json', 'if-match': '"x"' }
      expect([403, 404, 405], `PUT ${route} ${path}`).toContain((await ask(url, write, 'PUT')).status)
    }
  }
})
