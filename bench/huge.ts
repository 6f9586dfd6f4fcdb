import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { altered } from './altered-roots'
import { corpus, largeRecording } from './corpus'
import type { Measured } from './measure'
import { inScratch } from './review-root'
import { startServer } from './server'

const FILES = 20
const BYTES = 31_000_000
const WORDS = ['river', 'model 12', 'answer:python', 'nothing has this', 'is:stream shadow'] as const

/** Measures the server with twenty recordings of 31 MB, half of them with a long prompt and half with many chunks. */
export function benchHuge(): Promise<Measured[]> {
  return inScratch(async (root) => {
    const paths = writeHuge(root)
    const server = await startServer(root, { XDG_CACHE_HOME: altered('no-cache') })
    try {
      await server.whole()
      await server.get('/')
      let longest = 0
      for (const word of WORDS) {
        const start = performance.now()
        await server.get(`/api/recordings?q=${encodeURIComponent(word)}&group=test&limit=100`)
        longest = Math.max(longest, performance.now() - start)
      }
      const memory = server.memory()
      for (const path of [paths[0], paths[FILES / 2]]) await server.get(`/recordings/${path}`)
      const afterPages = server.memory()
      return [
        { what: 'memory of the server, 20 × 31 MB', value: memory / 1e6, unit: 'MB', limit: 700 },
        { what: 'the same, two of them opened', value: afterPages / 1e6, unit: 'MB', limit: null },
        { what: 'longest search in 20 × 31 MB', value: longest / 1000, unit: 's', limit: 0.3 },
      ]
    } finally {
      await server.stop()
    }
  })
}

function writeHuge(root: string): string[] {
  const era = corpus('2026-05')
  const text = readFileSync(join(era, largeRecording(era)), 'utf8')
  mkdirSync(join(root, 'recordings'))
  return Array.from({ length: FILES }, (_, index) => {
    const recording = JSON.parse(text)
    recording.test_id = `tests/huge/test_huge.py::test_huge[${index}]`
    if (index < FILES / 2) recording.request.body.messages[0].content = longText(index, BYTES - text.length)
    else recording.response.body = longStream(recording.response.body, Math.floor(BYTES / text.length))
    const path = `recordings/${index}.json`
    writeFileSync(join(root, path), `${JSON.stringify(recording, null, 2)}\n`)
    return path
  })
}

/** A text of words, other ones for each seed. */
function longText(seed: number, length: number): string {
  const words = ['python', 'weather', 'river', 'the', 'of', 'München', 'answer', 'model', 'shadow']
  let [text, at] = ['', seed * 7919]
  while (text.length < length) {
    at = (Math.imul(at, 1_103_515_245) + 12_345) & 0x7fffffff
    text += `${words[at % words.length]} ${at % 977} `
  }
  return text
}

function longStream(chunks: readonly unknown[], times: number): unknown[] {
  const middle = chunks.slice(1, -3)
  return [...chunks.slice(0, 1), ...Array.from({ length: times }, () => middle).flat(), ...chunks.slice(-3)]
}
