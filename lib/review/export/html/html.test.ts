import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import type { JsonObject } from '#lib/json/value'
import { madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { causeViews } from '../../causes/cause-view'
import { compareSides, foundIn } from '../../causes/compared'
import type { Side } from '../../change'
import { answersOf } from '../../facets/answer'
import { summaryOf } from '../../summary'
import { htmlOf } from './html'
import type { HtmlExport } from './html-export'
import { html } from './markup'
import { STYLE } from './style'

const CHAT = SPECIMENS['openai.chat']
const ANSWER = ['response', 'body', '__data__', 'choices', 0, 'message', 'content']

const answering = (text: string): JsonObject => withValue(CHAT, ANSWER, text)

function side(name: string, base: JsonObject | string | null, head: JsonObject | string | null): Side {
  const path = `recordings/${name}.json`
  const version = (value: JsonObject | string | null): Side['base'] =>
    value === null ? null : madeVersion(path, value)
  return { base: version(base), head: version(head) }
}

function exportOf(sides: readonly Side[], more: Partial<HtmlExport> = {}): HtmlExport {
  const reviewed = compareSides(sides, sha256OfText)
  const changes = reviewed.map(({ change }) => change)
  const review = { changes, reviewed, causes: causeViews(reviewed), summary: summaryOf(changes) }
  return { base: 'main', head: 'pr/1', ...review, sha256: sha256OfText, ...more }
}

const write = (sides: readonly Side[], more?: Partial<HtmlExport>): string => htmlOf(exportOf(sides, more))

/** The rows of changes, by whether they have details. */
const rowsOf = (text: string): [whole: number, bare: number] => [
  text.match(/<details class="r"/g)?.length ?? 0,
  text.match(/<div class="r"/g)?.length ?? 0,
]

describe('a text in HTML', () => {
  test('adds no markup, and each character of it can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = html`${text}`.text
        expect(written).not.toMatch(/[<>"']/)
        expect(written.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
      }),
    )
  })

  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['</details>]]><!--', '&lt;/details&gt;]]&gt;&lt;!--'],
    ["\" onload='x' &amp;", '&quot; onload=&#39;x&#39; &amp;amp;'],
    ['a\u202eb\u200bc\r\n', 'a⟨RLO⟩b⟨ZWSP⟩c⟨CR⟩\n'],
  ])('%j', (text, written) => expect(html`${text}`.text).toBe(written))
})

test('the colours are those of the pages', () => {
  const page = readFileSync('app/globals.css', 'utf8').replaceAll(', ', ',')
  const colours = [...STYLE.text.matchAll(/--([\w-]+):(light-dark\([^)]*\))/g)]
  expect(colours.length).toBeGreaterThan(20)
  for (const [, name, value] of colours) expect(page).toContain(`--color-${name}: ${value};`)
})

test('no change gives one sentence', () => {
  expect(write([])).toContain('<p>No recording changed.</p>')
  const problems = [{ path: 'a.json', message: 'not checked out here' }]
  expect(write([], { problems })).toContain('No change in what was compared.')
})

test('each change stands once, under its cause, the noise last and closed', () => {
  const sides = [
    side('a', answering('Saturn is it'), answering('Jupiter is it')),
    side('b', answering('Saturn is that'), answering('Jupiter is that')),
    side('c', CHAT, JSON.stringify(CHAT)),
    side('d', null, CHAT),
    side('e', CHAT, '{'),
  ]
  const text = write(sides)
  expect(rowsOf(text)).toEqual([5, 0])
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    expect(text.match(new RegExp(`<code>recordings/${name}.json</code>`, 'g')), name).toHaveLength(1)
  const heads = [...text.matchAll(/<h2 id="cause-\d">(.*?)<\/h2>/g)].map(([, head = '']) =>
    head.replace(/<[^>]*>/g, ''),
  )
  expect(heads).toHaveLength(4)
  expect(heads[2]).toBe('Saturn → Jupiter in the answer; not found before either 2 recordings')
  expect(heads.at(-1)).toBe('only noise in 1 recording')
  expect(text).toContain('The new file cannot be read (pr/1).')
  expect(text).toMatch(/<section class="cause"><details><summary><h2 id="cause-4">/)
})

test('a difference deep in a long text is marked, and what is left out of the text is counted', () => {
  const long = 'word '.repeat(20_000)
  const text = write([side('a', answering(`${long}Saturn.${long}`), answering(`${long}Jupiter.${long}`))])
  expect(text).toMatch(/word …|…word|… ?word/)
  expect(text).toMatch(/<del>Saturn<\/del>[^<]*word/)
  expect(text).toMatch(/[\d,]+ of 200,007 characters/)
  expect(text.length).toBeLessThan(30_000)
})

test('invisible characters are shown until there is no room, and then it is said', () => {
  const hidden = '\u200b'.repeat(5_000)
  const text = write([side('a', answering(`a${hidden}`), answering(`b${hidden}c`))])
  expect(text).toContain('⟨ZWSP⟩⟨ZWSP⟩')
  expect(text).toMatch(/[\d,]+ of 30,00[12] characters/)
})

test('a change in how the file is written has the lines that differ', () => {
  const text = `${JSON.stringify(CHAT, null, 2)}\n`
  const written = write([side('a', text, text.replaceAll('\n', '\r\n'))])
  expect(written).toContain('<h5>Lines</h5>')
  expect(written).toContain('⟨CR⟩')
})

test('a recording that replay does not find says what it looks for, and what answers instead', () => {
  const review = exportOf([side('a', null, CHAT)])
  const reviewed = review.reviewed.map((one) => ({
    ...one,
    change: { ...one.change, answeredBy: 'recordings/other.json' },
  }))
  const changes = reviewed.map(({ change }) => change)
  const text = htmlOf({ ...review, reviewed, changes })
  expect(text).toContain('<b>Replay does not find this recording.</b>')
  expect(text).toMatch(/<dt>Looked for<\/dt><dd>[0-9a-f]{64}\.json<\/dd>/)
  expect(text).toContain('<dt>Answered by</dt><dd>recordings/other.json</dd>')
})

test('ticks and notes are included when they are given', () => {
  const sides = [side('a', CHAT, answering('Jupiter'))]
  const text = write(sides, { viewed: () => true, note: () => '<b>Ask</b>' })
  expect(text).toContain('1 of 1 viewed')
  expect(text).toContain('&lt;b&gt;Ask&lt;/b&gt;')
  expect(write(sides)).not.toContain('viewed')
})

test('the same review gives the same bytes', () => {
  const sides = [side('a', CHAT, answering('Jupiter')), side('b', null, CHAT)]
  expect(write(sides)).toBe(write(sides))
})

test('nothing in a file leads to the network', () => {
  const url = 'https://evil.example/x.png'
  const text = write([
    side(url.replaceAll('/', '-'), answering(url), answering(`![x](${url}) <img src="${url}">`)),
  ])
  expect(text).not.toMatch(/<(script|img|link|iframe|object|base|form|meta http-equiv="refresh")\b/i)
  const addresses = [...text.matchAll(/\b(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address)
  expect(addresses.every((address) => address?.startsWith('#'))).toBe(true)
  expect(STYLE.text).not.toMatch(/url\(|@import/)
})

describe('a review that is too large', () => {
  const LONG = 'Some words of an answer that is long enough. '.repeat(100)
  const sides = Array.from({ length: 200 }, (_, index) =>
    side(`r${index}`, answering(`${LONG}${index} before`), answering(`${LONG}${index} after`)),
  )
  const review = exportOf([...sides, side('noise', CHAT, JSON.stringify(CHAT))])

  test('loses the details of its lightest changes, and says so', () => {
    const text = htmlOf(review, 500_000)
    const [whole, bare] = rowsOf(text)
    expect(Buffer.byteLength(text)).toBeLessThan(500_000)
    expect(Buffer.byteLength(text)).toBeGreaterThan(400_000)
    expect(whole + bare).toBe(201)
    expect(text).toContain(
      `This file would be larger than 500.0 kB. It leaves out the details of ${bare} changes, the lightest first.`,
    )
    expect(text.match(/details left out/g)).toHaveLength(bare)
    expect(text.lastIndexOf('<details class="r"')).toBeLessThan(text.indexOf('<div class="r"'))
  })

  test('5,000 changes are all listed in less than 5 MB', () => {
    const [one] = exportOf([side('a', answering(`${LONG}before`), answering(`${LONG}after`))]).reviewed
    const reviewed = Array.from({ length: 5_000 }, (_, index) => {
      if (!one) throw new Error('The values are the same.')
      return { ...one, change: { ...one.change, path: `tests/recordings/${index}.json` } }
    })
    const changes = reviewed.map(({ change }) => change)
    const causes = causeViews(
      reviewed.map(({ change, pair }) => ({ change, found: foundIn(change, answersOf(pair)) })),
    )
    const text = htmlOf({ ...review, reviewed, changes, causes, summary: summaryOf(changes) })
    const [whole, bare] = rowsOf(text)
    expect(Buffer.byteLength(text)).toBeLessThan(5_000_000)
    expect([whole + bare, whole > 100]).toEqual([5_000, true])
    expect(text).toContain(
      `larger than 5.00 MB. It leaves out the details of ${bare.toLocaleString('en-US')} changes`,
    )
  })

  test('one change does not take the room of all others', () => {
    const note = 'long '.repeat(50_000)
    const first = review.causes[0]?.members[0]?.change ?? 0
    const noted = review.changes[first]
    const text = htmlOf({ ...review, note: (change) => (change === noted ? note : '') }, 500_000)
    const [whole, bare] = rowsOf(text)
    expect(whole).toBeGreaterThan(10)
    expect(whole + bare).toBe(201)
    expect(Buffer.byteLength(text)).toBeLessThan(500_000)
  })

  test('counts the changes for which not even a line fits', () => {
    const text = htmlOf(review, 35_000)
    const [whole, bare] = rowsOf(text)
    expect(Buffer.byteLength(text)).toBeLessThan(35_000)
    expect(whole).toBe(0)
    expect(text).toContain(
      `the details of ${bare} changes, and ${201 - bare} changes entirely, the lightest first.`,
    )
  })
})
