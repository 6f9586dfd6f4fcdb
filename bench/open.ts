import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAt } from '#lib/server/pages/recording-page'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured } from './measure'
import { startServer } from './server'

/** A stream of three chunks: 3 KB. */
const SMALL =
  'tests/integration/responses/recordings/d1c19e856c523b3f52754ce4c79690a12c451726e76c7f51d623804405234402.json'

/** Measures opening the largest recording: from its file to its view, and the whole request of its page. */
export async function benchOpen(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const path = largeRecording(root)
  const read = (): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
  process.env.TAPEDECK_ROOT = root
  const open = await compare(60, () => openAt(path, { tab: 'message', chunk: null, rows: 1000, q: '' }), read)
  const server = await startServer(root)
  try {
    const page = await compare(60, () => server.get(`/recordings/${path}`), read)
    const bare = await compare(60, () => server.get('/recordings/none.json'), read)
    const small = await compare(60, () => server.get(`/recordings/${SMALL}`), read)
    const less = (other: number): number => (page.subject - other) / page.reference
    return [
      {
        what: 'open 1.1 MB, file to view ÷ (read + JSON.parse)',
        value: open.subject / open.reference,
        unit: '×',
        limit: 3,
      },
      {
        what: 'its whole page over HTTP ÷ the same',
        value: page.subject / page.reference,
        unit: '×',
        limit: null,
      },
      { what: 'that, less an empty page', value: less(bare.subject), unit: '×', limit: 3 },
      { what: 'that, less the page of 3 KB', value: less(small.subject), unit: '×', limit: null },
    ]
  } finally {
    await server.stop()
  }
}
