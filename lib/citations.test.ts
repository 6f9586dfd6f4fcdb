import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDERS = ['lib', 'components', 'app', 'e2e', 'bench', 'docs', 'recordings']

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)

const files = [...FOLDERS.flatMap(filesBelow), ...readdirSync('.')].filter((file) =>
  /\.(tsx?|mjs|cjs|js|py|md|css)$/.test(file),
)

interface Citation {
  readonly from: string
  readonly document: string
  readonly section: string
}

/** `(docs/format.md, 5)` anywhere, and in the documents themselves `[format.md](format.md) section 5` or `(section 5)`. */
function citationsIn(file: string): Citation[] {
  const text = readFileSync(file, 'utf8')
  const cited = [...text.matchAll(/\(docs\/(\w+\.md),\s+(?:\*\s+)?(\w+)\)/g)]
  const linked = [...text.matchAll(/\]\((?:docs\/)?(\w+\.md)\)\s+section (\w+)/g)]
  const own = [...text.matchAll(/\((section) (\w+)\)/g)].map(([, , section = '']) => ({
    from: file,
    document: file.replace('docs/', ''),
    section,
  }))
  return [
    ...[...cited, ...linked].map(([, document = '', section = '']) => ({ from: file, document, section })),
    ...(file.startsWith('docs/') ? own : []),
  ]
}

const citations = files.flatMap(citationsIn)

/** The numbered sections of a document of docs/; none when there is no such document. */
function sectionsOf(document: string): string[] {
  if (!readdirSync('docs').includes(document)) return []
  const headings = readFileSync(`docs/${document}`, 'utf8').matchAll(/^## (\d+)\. \S/gm)
  return [...headings].map(([, section = '']) => section)
}

test('each citation names a section that exists', () => {
  expect(citations.length).toBeGreaterThan(20)
  expect(citations.filter(({ document, section }) => !sectionsOf(document).includes(section))).toEqual([])
})

test('code names a document only by citing a section of it', () => {
  const sources = files.filter((file) => !file.endsWith('.md') && !file.endsWith('citations.test.ts'))
  const loose = sources.flatMap((file) => {
    const mentions = readFileSync(file, 'utf8').match(/docs\/(?:format|interfaces|safety)\.md/g) ?? []
    const cited = citations.filter(({ from }) => from === file)
    return mentions.length > cited.length && !file.startsWith('lib/interfaces.test') ? [file] : []
  })
  expect(loose).toEqual([])
})

test.each(['format.md', 'interfaces.md', 'safety.md'])(
  'the sections of %s are numbered in order',
  (document) => {
    const sections = sectionsOf(document)
    expect(sections.length).toBeGreaterThan(3)
    expect(sections).toEqual(sections.map((_, index) => String(index + 1)))
  },
)
