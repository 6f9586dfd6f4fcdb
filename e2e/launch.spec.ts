import { createServer, type Server } from 'node:net'
import { expect, test } from '@playwright/test'
import { COMMANDS } from '#lib/cli/main'
import { expectRefused } from './command'
import { killHard, LAUNCHER, launch, processesBelow, run, stop } from './launcher'
import { rawRequest } from './raw-request'

const ON_ANY_PORT = ['recordings', '--port', '0', '--no-open'] as const

test('prints its address once it answers, and nothing of how the pages start', async () => {
  const launcher = launch('open', ...ON_ANY_PORT)
  try {
    expect((await fetch(await launcher.ready)).status).toBe(200)
  } finally {
    await stop(launcher)
  }
  expect((await launcher.ended).stderr).toBe('')
})

test('its help names every command, and that of a command its options', async () => {
  const { stdout } = await launch('--help').ended
  expect([...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name)).toEqual([
    ...COMMANDS.keys(),
    'help',
  ])
  expect((await launch('help', 'list').ended).stdout).toMatch(/^Usage: tapedeck list .*--base <ref>/s)
})

test('opens a root without the word open', async () => {
  const launcher = launch(...ON_ANY_PORT)
  await launcher.ready
  expect((await stop(launcher)).status).toBe(0)
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`ends with its server on ${signal}`, async () => {
    const launcher = launch('open', ...ON_ANY_PORT)
    const url = await launcher.ready
    launcher.process.kill(signal)
    expect((await launcher.ended).status).toBe(0)
    expect(await answers(url)).toBe(false)
  })
}

test('under nohup it goes on after SIGHUP and without its shell, and ends on SIGTERM', async () => {
  test.skip(process.platform !== 'linux', 'finds the process below the shell in /proc')
  const started = ['nohup "$@" & wait', 'bash', process.execPath, LAUNCHER, 'open', ...ON_ANY_PORT]
  const shell = run('bash', '-c', ...started)
  const url = await shell.ready
  const pid = processesBelow(shell.process.pid ?? 0).at(-1) ?? 0
  process.kill(pid, 'SIGHUP')
  shell.process.kill('SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await answers(url)).toBe(true)
  process.kill(pid, 'SIGTERM')
  await shell.ended
  expect(await answers(url)).toBe(false)
})

test('its server ends when it is killed', async () => {
  const launcher = launch('open', ...ON_ANY_PORT)
  const url = await launcher.ready
  launcher.process.kill('SIGKILL')
  await launcher.ended
  await expect.poll(() => answers(url)).toBe(false)
})

test('says how its server ended before it was ready', async () => {
  test.skip(process.platform !== 'linux', 'finds the server in /proc')
  const launcher = launch('open', ...ON_ANY_PORT)
  const below = (): number[] => processesBelow(launcher.process.pid ?? 0)
  await expect.poll(() => below().length, { intervals: [1] }).toBe(1)
  for (const pid of below()) killHard(pid)
  const { status, stdout, stderr } = await launcher.ended
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toBe('tapedeck: the server ended (SIGKILL) before it was ready: start again\n')
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`ends with its server when npm gets ${signal}`, async () => {
    const npm = run('npm', 'start', '--', ...ON_ANY_PORT)
    const url = await npm.ready
    npm.process.kill(signal)
    await npm.ended
    expect(await answers(url)).toBe(false)
  })
}

test('a named port that is taken is refused', async () => {
  const { server, port } = await occupy(0)
  const said = await expectRefused('open', 'recordings', '--port', `${port}`)
  server.close()
  expect(said).toContain(`port ${port} is taken`)
})

test('without a port it takes the next free one', async () => {
  // From here on 4400 is taken, whether it was free before or not.
  const occupied = await occupy(4400).catch(() => null)
  const launcher = launch('open', 'recordings', '--no-open')
  try {
    const url = await launcher.ready
    expect(Number(new URL(url).port)).toBeGreaterThan(4400)
    expect(await answers(url)).toBe(true)
  } finally {
    await stop(launcher)
    occupied?.server.close()
  }
})

const REFUSED: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
  ['a folder that is not there', ['open', 'no/such/folder'], /no\/such\/folder/],
  ['a file', ['open', 'package.json'], /package\.json/],
  ['an unknown option', ['open', '--nope'], /--nope/],
  ['a second folder', ['open', 'recordings', 'lib'], /too many arguments/],
  ['an invalid port', ['open', '--port', '99999'], /99999/],
  ['an invalid host', ['open', '--host', 'a b'], /a b/],
  ['an address of another computer', ['open', 'recordings', '--host', '192.0.2.1'], /192\.0\.2\.1/],
  ['a ref that looks like an option', ['open', 'recordings', '--base', '--output=x'], /--base/],
]

for (const [what, args, says] of REFUSED) {
  test(`refuses ${what} with one line`, async () => {
    expect(await expectRefused(...args)).toMatch(says)
  })
}

test('the base that was named at the start counts wherever none is named', async () => {
  const launcher = launch('open', ...ON_ANY_PORT, '--base', 'no-such-ref')
  try {
    const url = await launcher.ready
    for (const address of ['/api/review/markdown', '/api/review/change?at=a.json', '/review']) {
      const answer = await fetch(url + address)
      expect(await answer.text()).toContain('no-such-ref')
    }
  } finally {
    await stop(launcher)
  }
})

test('a server that others could reach asks for its token', async () => {
  // This spelling of 127.0.0.1 is a name to the launcher, and for a name it always asks.
  const launcher = launch('open', ...ON_ANY_PORT, '--host', '2130706433')
  try {
    const url = await launcher.ready
    expect((await fetch(url)).status).toBe(401)
    await expect.poll(() => launcher.printed()).toMatch(/^to enter: http:\S+\?token=\S+$/m)
    const entry = /to enter: (\S+)/.exec(launcher.printed())?.[1] ?? ''
    const { port, search } = new URL(entry)
    const elsewhere = [`GET /${search} HTTP/1.1`, `Host: evil.example:${port}`]
    expect((await rawRequest(url, elsewhere)).status).toBe(421)
    const entered = await fetch(entry, { redirect: 'manual' })
    expect(entered.status).toBe(303)
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await fetch(url, { headers: { cookie } })).status).toBe(200)
  } finally {
    await stop(launcher)
  }
})

/** Takes a port, as another program would. */
async function occupy(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 }
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}
