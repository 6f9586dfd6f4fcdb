import { once } from 'node:events'
import { get, type Server } from 'node:http'
import { collectCode } from './code-cache'

/** What is asked for before the code is kept: what runs for it is kept with its modules. The first address is asked twice. */
const ADDRESSES = ['/', '/', '/api/recordings', '/icon.svg', '/review', '/actions', '/nothing']
const MOST_MS = 60_000

/**
 * For the set-up: a server that asks itself for its pages, keeps what V8 made of its code, and ends.
 * @returns what is to be told the server once it listens
 */
export function keepCode(file: string): (server: Server) => void {
  const write = collectCode()
  setTimeout(() => process.exit(1), MOST_MS).unref()
  return (server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') process.exit(1)
    const origin = `http://127.0.0.1:${address.port}`
    process.env.TAPEDECK_ORIGINS = origin
    askAll(origin).then(
      () => {
        write(file)
        process.exit(0)
      },
      (error) => {
        process.stderr.write(`${error}\n`)
        process.exit(1)
      },
    )
  }
}

async function askAll(origin: string): Promise<void> {
  for (const path of ADDRESSES) {
    const [answer] = await once(get(origin + path), 'response')
    answer.resume()
    await once(answer, 'end')
  }
}
