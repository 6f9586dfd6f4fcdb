import { altered } from './altered-roots'
import { type Measured, median, quantile } from './measure'
import { type Server, startServer } from './server'

/** Measures the size of the list page, and its time while the index is being built. */
export async function benchPages(): Promise<Measured[]> {
  const smallHtml = await firstHtml()
  const many = await startServer(altered('30k'), { XDG_CACHE_HOME: altered('no-cache') })
  try {
    const building = await times(many, async () => !(await isWhole(many)))
    const largeHtml = Buffer.byteLength(await many.get('/'))
    let asked = 0
    const idle = await times(many, async () => asked++ < 60)
    const slower = quantile(building, 0.95) / median(idle)
    const what = `page while 30k are indexed, p95 of ${building.length} ÷ idle`
    return [
      { what: 'first HTML of 30k ÷ of 3k', value: largeHtml / smallHtml, unit: '×', limit: 1.1 },
      { what: 'first HTML of 30k', value: largeHtml / 1000, unit: 'KB', limit: 300 },
      { what, value: slower, unit: '×', limit: 3 },
    ]
  } finally {
    await many.stop()
  }
}

/** Measures the memory of the server with a root of 3k and with an empty root. */
export async function benchMemory(): Promise<Measured[]> {
  const bare = await memoryOf(altered('empty'))
  const full = await memoryOf(altered('3k'))
  return [
    { what: 'memory of the server at 3k ÷ with an empty root', value: full / bare, unit: '×', limit: 1.5 },
    { what: 'memory of the server at 3k', value: full / 1e6, unit: 'MB', limit: null },
  ]
}

async function firstHtml(): Promise<number> {
  const server = await startServer(altered('3k'), { XDG_CACHE_HOME: altered('cache') })
  try {
    await server.whole()
    return Buffer.byteLength(await server.get('/'))
  } finally {
    await server.stop()
  }
}

async function isWhole(server: Server): Promise<boolean> {
  const answer: { building: unknown } = JSON.parse(await server.get('/api/recordings?limit=0'))
  return answer.building === null
}

async function times(server: Server, more: () => Promise<boolean>): Promise<number[]> {
  const all: number[] = []
  for (let page = 0; await more(); page++) {
    const start = performance.now()
    await server.get(`/?q=${page % 2 === 0 ? '' : 'weather'}`)
    all.push(performance.now() - start)
  }
  return all
}

async function memoryOf(root: string): Promise<number> {
  const server = await startServer(root, { XDG_CACHE_HOME: altered('no-cache') })
  try {
    await server.whole()
    for (let page = 0; page < 10; page++) await server.get(`/?q=${page % 2 === 0 ? '' : 'weather'}`)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    return server.memory()
  } finally {
    await server.stop()
  }
}
