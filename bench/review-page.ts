import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Measured, median, timed } from './measure'
import { commit, copyInto, git, inScratch, makeRepository, readAndParse, somePaths } from './review-root'
import { startServer } from './server'

const CHANGES = 600

/**
 * Measures the first HTML of the review page for 600 recordings that differ in their answers, or at least in their
 * form.
 */
export function benchReviewPage(): Promise<Measured[]> {
  return inScratch(async (home) => {
    const root = join(home, 'root')
    const paths = somePaths(CHANGES)
    makeRepository(root)
    copyInto(root, paths)
    commit(root)
    for (const path of paths) changeAnswer(join(root, path))
    const server = await startServer(root)
    try {
      const { body, milliseconds } = await page(`${server.url}/review?base=main`)
      const readings: number[] = []
      for (let turn = 0; turn < 5; turn++) readings.push(await timed(() => readBothSides(root, paths)))
      return [
        { what: `first HTML of /review for ${CHANGES} changes`, value: body / 1024, unit: 'KB', limit: 300 },
        {
          what: 'time of that page, compared for the first time',
          value: milliseconds,
          unit: 'ms',
          limit: null,
        },
        {
          what: 'that ÷ (reading + JSON.parse) of both sides',
          value: milliseconds / median(readings),
          unit: '×',
          limit: 6,
        },
      ]
    } finally {
      await server.stop()
    }
  })
}

function readBothSides(root: string, paths: readonly string[]): void {
  readAndParse(root, git(root, 'ls-tree', '-r', '--object-only', 'HEAD'))
  for (const path of paths) JSON.parse(readFileSync(join(root, path), 'utf8'))
}

/**
 * Changes the answer of a recording, which stays in the recorder's own form as when it is recorded anew; where no text was
 * answered, at least its form.
 */
export function changeAnswer(file: string): void {
  const text = readFileSync(file, 'utf8')
  const cut = text.lastIndexOf('"response": {')
  const changed = text.slice(cut).replace(/"(content|text|reasoning)": "/g, '"$1": "so ')
  const form = changed === text.slice(cut) ? '\n' : ''
  writeFileSync(file, `${text.slice(0, cut)}${changed}${form}`)
}

async function page(url: string): Promise<{ body: number; milliseconds: number }> {
  const start = performance.now()
  const answer = await fetch(url)
  const html = await answer.text()
  if (!answer.ok || !html.includes(`${CHANGES}`)) throw new Error(`${url} shows no ${CHANGES} changes.`)
  return { body: Buffer.byteLength(html), milliseconds: performance.now() - start }
}
