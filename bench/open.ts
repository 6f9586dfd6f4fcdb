import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured } from './measure'
import { startServer } from './server'

/** Opening the largest recording: the whole request of its page, against reading and parsing its file. */
export async function benchOpen(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const path = largeRecording(root)
  const server = await startServer(root)
  try {
    const read = (): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
    const page = await compare(40, () => server.get(`/recordings/${path}`), read)
    const bare = await compare(40, () => server.get('/recordings/none.json'), read)
    return [
      {
        what: 'page of the 1.1 MB recording ÷ (read + JSON.parse)',
        value: page.subject / page.reference,
        unit: '×',
        limit: null,
      },
      {
        what: 'the same less what a page of nothing costs',
        value: (page.subject - bare.subject) / page.reference,
        unit: '×',
        limit: 3,
      },
    ]
  } finally {
    await server.stop()
  }
}
