import { gzipSync } from 'node:zlib'
import { SCRIPT_LIMITS, scriptsOf } from '#lib/testing/page-scripts'
import { corpus } from './corpus'
import type { Measured } from './measure'
import { startServer } from './server'

/** Measures the first HTML of the list page for 2,538 recordings, and the JavaScript that it loads. */
export async function benchList(): Promise<Measured[]> {
  const server = await startServer(corpus('2026-05'))
  try {
    await server.whole()
    const html = await server.get('/')
    const scripts = scriptsOf(html)
    const bodies = await Promise.all(scripts.map((script) => server.get(script)))
    const zipped = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
    const monaco = bodies.filter((body) => body.includes('MonacoEnvironment')).length
    return [
      { what: 'first HTML of the list', value: Buffer.byteLength(html) / 1000, unit: 'KB', limit: 300 },
      {
        what: 'JavaScript of the list, gzipped',
        value: zipped / 1000,
        unit: 'KB',
        limit: SCRIPT_LIMITS.list,
      },
      { what: 'scripts of the list that hold Monaco', value: monaco, unit: '', limit: 0 },
    ]
  } finally {
    await server.stop()
  }
}
