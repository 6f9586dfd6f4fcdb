import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Served, serve } from './serve'

/*
 * Saves that race through real servers on one root: exactly one of them may be answered with 200. And saves over a file
 * that another program changed to a text of equal length, with its time set back: all are conflicts.
 */

const PATH =
  'tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'
const AT_ONCE = 10

interface Server extends Served {
  /** The recording's path from the root of this server. */
  readonly path: string
}

/** @returns what was not as it should be */
export async function raceCampaign(rounds: number, setBack: number): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-soak-'))
  const root = join(home, 'root')
  cpSync('recordings', root, { recursive: true })
  const servers: Server[] = []
  try {
    servers.push({ ...(await serve(root, home)), path: PATH })
    servers.push({ ...(await serve(join(root, 'tests'), home)), path: PATH.slice('tests/'.length) })
    const [one] = servers
    if (!one) return ['no server']
    return [
      ...(await race('one server', root, [one], rounds)),
      ...(await race('two servers on overlapping roots', root, servers, rounds)),
      ...(await equalLengths(root, one, setBack)),
    ]
  } finally {
    for (const { child } of servers) child.kill('SIGTERM')
    await Promise.all(servers.map(({ child }) => new Promise((resolve) => child.once('close', resolve))))
    rmSync(home, { recursive: true })
  }
}

async function race(
  what: string,
  root: string,
  servers: readonly Server[],
  rounds: number,
): Promise<string[]> {
  const failures: string[] = []
  for (let round = 0; round < rounds; round++) {
    const [server] = servers
    if (!server) break
    const old = readFileSync(join(root, PATH), 'utf8')
    const etag = await etagOf(server)
    const statuses = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        put(servers[at % servers.length] ?? server, withTest(old, `round ${round}, ${at}`), etag),
      ),
    )
    const winner = statuses.indexOf(200)
    const isOne = statuses.filter((status) => status === 200).length === 1
    const isThere = readFileSync(join(root, PATH), 'utf8').includes(`"round ${round}, ${winner}"`)
    if (!isOne || !isThere) failures.push(`${what}, round ${round}: ${statuses.join(' ')}`)
  }
  console.log(`Races through ${what}: ${rounds} rounds of ${AT_ONCE} saves, ${failures.length} failures`)
  return failures
}

async function equalLengths(root: string, server: Server, rounds: number): Promise<string[]> {
  let conflicts = 0
  const file = join(root, PATH)
  for (let round = 0; round < rounds; round++) {
    const etag = await etagOf(server)
    const { atimeMs, mtimeMs } = statSync(file)
    const old = readFileSync(file, 'utf8')
    writeFileSync(file, withTest(old, `set back ${String(round % 2).padStart(5, '0')}`))
    utimesSync(file, atimeMs / 1000, mtimeMs / 1000)
    if ((await put(server, withTest(old, 'lost'), etag)) === 412) conflicts++
  }
  console.log(`Equal length, time set back: ${conflicts} of ${rounds} conflicts`)
  return conflicts === rounds ? [] : [`${rounds - conflicts} saves overwrote a text of equal length`]
}

function withTest(text: string, name: string): string {
  return text.replace(/"test_id": "[^"]*"/, `"test_id": "${name}"`)
}

async function etagOf({ url, path }: Server): Promise<string> {
  return (await fetch(`${url}/api/recordings/${path}`)).headers.get('etag') ?? ''
}

async function put({ url, path }: Server, body: string, etag: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'if-match': etag, origin: url }
  return (await fetch(`${url}/api/recordings/${path}`, { method: 'PUT', body, headers })).status
}
