import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { describe, expect, test } from 'vitest'
import { madeChange, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Change } from '../change'
import { summaryOf } from '../summary'
import { markdownOf } from './markdown'
import { plain } from './markdown-text'

const CHAT = SPECIMENS['openai.chat']
const { change } = madeChange(
  CHAT,
  withValue(CHAT, ['response', 'body', '__data__', 'choices', 0, 'message', 'content'], 'Jupiter'),
)

function write(changes: readonly Change[], more: object = {}): string {
  return markdownOf({ base: 'main', head: 'pr/1', summary: summaryOf(changes), changes, ...more })
}

/** Renders Markdown in GitHub's flavour. */
const rendered = (text: string): string =>
  renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, text))

const named = (functionName: string): Change => ({
  ...change,
  test: { ...change.test, function: functionName },
})

test('no change gives one sentence', () => {
  expect(write([])).toBe('## Recordings: `main` → `pr/1`\n\nNo recording changed.\n')
})

test('counts, and a line for each answer that changed', () => {
  const text = write([change])
  expect(text).toContain('| changed recordings | tests | answers changed |')
  expect(text).toContain('### Answers that changed (1)')
})

test('a recording that replay no longer finds has both verdicts and the reason', () => {
  const hash = { name: 'ab12', computed: 'cd34' }
  const lost: Change = {
    ...change,
    facets: ['replay', 'request', 'test'],
    weight: 'replay',
    hash: {
      before: { ...hash, verdict: 'match', isFound: true },
      after: { ...hash, verdict: 'mismatch', isFound: false },
    },
  }
  const text = write([lost])
  expect(text).toContain('### Not found on replay (1)')
  expect(text).toContain('| match → **mismatch** | the request and test id changed inside the file |')
})

test('ticks and notes are included when they are given', () => {
  const text = write([change], { viewed: () => true, note: () => 'Ask\n@nobody about <b>this</b>' })
  expect(text).toContain('1 of 1 viewed.')
  expect(text).toContain('- ☑ ')
  expect(text).toContain('Ask @\u200bnobody about &lt;b&gt;this&lt;/b&gt;')
})

test('thousands of changes stay below the limit of a comment, and those left out are counted', () => {
  const text = write(Array.from({ length: 3_000 }, (_, index) => named(`test_${'x'.repeat(110)}_${index}`)))
  expect(text.length).toBeLessThan(65_536)
  expect(text).toMatch(/- and [\d,]+ more/)
})

test('a limit is kept with long notes, too', () => {
  const changes = Array.from({ length: 100 }, () => change)
  expect(write(changes, { note: () => '*'.repeat(5_000) }).length).toBeLessThan(65_536)
})

describe('recorded text is plain text', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '[click](https://evil.example)',
    '![x](https://evil.example/x.png)',
    'https://evil.example www.evil.example ftp://evil.example a@evil.example',
    '@octocat see #12 and GH-12 `code` ``more`` **bold** _it_ ~~gone~~ $x$',
    '| a | b |',
    'line\n# heading\n- item\n```\nfence',
    '&lt;script&gt; &#64;x <!-- comment',
    '[^1]: note [x] :smile:',
  ]

  test.each(HOSTILE)('%j', (text) => {
    const page = rendered(write([named(text)], { note: () => text }))
    expect(page).not.toMatch(/<(a|img|script|strong|em|del|input|pre|h1)\b/)
    expect(write([named(text)])).not.toMatch(/@\w|(?<!&)#\w/)
  })

  test('hidden and bidirectional characters are named', () => {
    expect(plain('a\u202eb\u200bc\u0000')).toBe('a‹U+202E›b‹U+200B›c‹U+0000›')
  })

  test('any text renders to nothing but itself', () => {
    const visible = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme-ascii' }), (text) => {
        const html = rendered(`- a ${plain(text)}`)
        expect(html).not.toMatch(/<(?!\/?(ul|li)\b)/)
        const decoded = html
          .replace(/<[^>]*>/g, '')
          .replace(/&(lt|gt|amp|quot|#x27);/g, (_, name) => ENTITIES[name] ?? '')
        expect(visible(decoded)).toBe(visible(`a ${text}`))
      }),
    )
  })
})

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" }
