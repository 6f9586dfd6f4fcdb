import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { describe, expect, test } from 'vitest'
import { madeChange, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { causeViews } from '../causes/cause-view'
import { foundIn } from '../causes/compared'
import type { Change, Reviewed } from '../change'
import { answersOf } from '../facets/answer'
import { summaryOf } from '../summary'
import type { Export } from './export'
import { markdownOf } from './markdown'
import { codeLine, codeSpan, plain } from './markdown-text'

const CHAT = SPECIMENS['openai.chat']
const ANSWER = ['response', 'body', '__data__', 'choices', 0, 'message', 'content']
const answered = madeChange(CHAT, withValue(CHAT, ANSWER, 'Jupiter'))
const { change } = answered

function write(reviewed: readonly Reviewed[], more: Partial<Export> = {}, room?: number): string {
  const changes = reviewed.map((one) => one.change)
  const causes = causeViews(
    reviewed.map((one) => ({ change: one.change, found: foundIn(one.change, answersOf(one.pair)) })),
  )
  return markdownOf(
    { base: 'main', head: 'pr/1', summary: summaryOf(changes), changes, causes, ...more },
    room,
  )
}

/** Renders Markdown in GitHub's flavour. */
const rendered = (text: string): string =>
  renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, text))

const named = (functionName: string): Reviewed => ({
  ...answered,
  change: { ...change, test: { ...change.test, function: functionName } },
})

const saying = (answer: string): Reviewed => madeChange(CHAT, withValue(CHAT, ANSWER, answer))

const numberIn = (text: string, pattern: RegExp): number =>
  Number((pattern.exec(text)?.[1] ?? '0').replaceAll(',', ''))

test('no change gives one sentence', () => {
  expect(write([])).toBe('## Recordings: `main` → `pr/1`\n\nNo recording changed.\n')
})

test('a cause has a title with a count, before and after, and its recordings', () => {
  const text = write([named('test_one'), named('test_two')])
  expect(text).toContain('| changed recordings | tests | causes | answers changed |')
  expect(text).toMatch(/^### .*`Jupiter`.* \(2\)$/m)
  expect(text).toContain('In 2 tests of 1 file: test\\_one 1, test\\_two 1')
  expect(text).toMatch(/```diff\n- [^\n]+\n\+ Jupiter\n```/)
  expect(text).toMatch(/^- test\\_one .* `x`\n- test\\_two .* `x`$/m)
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
  const text = write([{ ...answered, change: lost }])
  expect(text).toContain('Replay no longer finds this recording.')
  expect(text).toContain('The request was changed inside the file, and the file kept its name.')
  expect(text).toContain('match → **mismatch**')
})

test('a recording that is never read names the one that answers', () => {
  const text = write([{ ...answered, change: { ...change, answeredBy: 'common/recordings/`y`.json' } }])
  expect(text).toContain('`x`: never read, because ``common/recordings/`y`.json`` answers this request')
})

test('noise comes last, as one line with counts', () => {
  const noise = {
    ...named('test_noise').change,
    facets: ['chunking', 'metadata'],
    weight: 'chunking',
  } as const
  const text = write([answered, { ...answered, change: noise }, { ...answered, change: noise }])
  expect(text).toMatch(/\n2 recordings with noise only: chunking 2, metadata 2\.\n$/)
  expect(text).not.toContain('noise`')
})

test('ticks and notes are included when they are given', () => {
  const text = write([answered], { viewed: () => true, note: () => 'Ask\n@nobody about <b>this</b>' })
  expect(text).toContain('1 of 1 viewed.')
  expect(text).toContain('- ☑ ')
  expect(text).toContain('\n  - Note: Ask @\u200bnobody about &lt;b&gt;this&lt;/b&gt;\n')
})

test('a recording is a link where its address is known', () => {
  const urlOf = (): string => 'https://github.com/o/r/blob/ab/recordings/x.json#L3'
  expect(write([answered], { urlOf })).toContain('[`x`](https://github.com/o/r/blob/ab/recordings/x.json#L3)')
})

describe('thousands of changes stay below the limit of a comment, and those left out are counted', () => {
  const LONG = 'x'.repeat(110)

  test('with one cause', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => named(`test_${LONG}_${index}`))
    const text = write([...many, saying('Mars')])
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
    const listed = text.match(/^- test\\_x/gm)?.length ?? 0
    expect(listed).toBeGreaterThan(100)
    expect(listed + numberIn(text, /- and ([\d,]+) more recordings/)).toBe(5_000)
    expect(text).toContain('`Mars`')
  })

  test('what one cause does not need, others take', () => {
    const many = Array.from({ length: 60 }, (_, index) => named(`test_${LONG}_${index}`))
    const others = ['Mars', 'Venus', 'Pluto', 'Earth', 'Moon', 'Sun', 'Io', 'Titan'].map(saying)
    const text = write([...many, ...others], {}, 22_000)
    expect(text).not.toContain('more recording')
    expect(text.match(/^- test\\_x/gm)).toHaveLength(60)
  })

  test('with as many causes', () => {
    const text = write(Array.from({ length: 1_000 }, (_, index) => saying(`Answer ${index} ${LONG}`)))
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
    const causes = text.match(/^### /gm)?.length ?? 0
    expect(causes).toBeGreaterThan(20)
    expect(causes + numberIn(text, /And ([\d,]+) more causes/)).toBe(1_000)
    const listed = text.match(/^- .*`x`/gm)?.length ?? 0
    const left = [...text.matchAll(/- and ([\d,]+) more recording/g)].length
    expect(listed + left).toBe(causes)
  })

  test('with long notes, which stay before other recordings', () => {
    const many = Array.from({ length: 300 }, (_, index) => named(`test_${index}`))
    const note = (one: Change): string => (one.test.function === 'test_299' ? '*'.repeat(1_000) : '')
    const text = write(many, { note }, 6_000)
    expect(text).toContain('test\\_299')
    expect(Buffer.byteLength(text)).toBeLessThan(6_000)
    const all = write(many, { note: () => '*'.repeat(5_000) })
    expect(Buffer.byteLength(all)).toBeLessThan(60_000)
    expect(all).toMatch(/- and 2\d\d more recordings, 2\d\d of them with notes/)
  })

  test('with paths that were left out', () => {
    const problems = Array.from({ length: 5_000 }, () => ({
      path: '<>'.repeat(300),
      message: '&'.repeat(300),
    }))
    const text = write([answered], { problems })
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
    expect(text).toMatch(/- and 4,9\d\d more\n$/)
  })
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
    expect(page).not.toMatch(/<(a|img|script|strong|em|del|input|h1)\b/)
    expect(page.match(/<pre>/g)).toHaveLength(1)
    expect(write([named(text)])).not.toMatch(/@\w|(?<!&)#\w/)
  })

  test.each(HOSTILE)('as an answer, too: %j', (text) => {
    const page = rendered(write([saying(text)]))
    expect(page).not.toMatch(/<(a|img|script|strong|em|del|input|h1)\b/)
    // Outside of code, where GitHub would make a mention or an issue of it.
    expect(page.replace(/<(code)[^>]*>.*?<\/\1>/gs, '')).not.toMatch(/@\w|(?<!&)#\w|https?:\/\//)
  })

  test('hidden and bidirectional characters are named', () => {
    expect(plain('a\u202eb\u200bc\u0000')).toBe('a‹U+202E›b‹U+200B›c‹U+0000›')
  })

  const visible = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()
  const textIn = (html: string): string =>
    visible(
      html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot|#x27);/g, (_, name) => ENTITIES[name] ?? ''),
    )

  test('any text is code as it is', () => {
    const texts = fc.string({
      maxLength: 40,
      unit: fc.constantFrom('`', '``', ' ', 'a', '<b>', '*', '\\', '\n', '-'),
    })
    fc.assert(
      fc.property(texts, (text) => {
        const span = rendered(`a ${codeSpan(text)} b`)
        expect(span).toMatch(/^<p>a <code>[^<]*<\/code> b<\/p>$/)
        expect(textIn(span)).toBe(visible(`a ${visible(text)} b`))
        const block = rendered(`\`\`\`diff\n- ${codeLine(text, 300)}\n\`\`\`\n`)
        expect(block).toMatch(/^<pre><code class="language-diff">[^<\n]*\n<\/code><\/pre>$/)
        expect(textIn(block)).toBe(visible(`- ${text.replaceAll('\n', '⏎')}`))
      }),
    )
  })

  test('any text renders to nothing but itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme-ascii' }), (text) => {
        const html = rendered(`- a ${plain(text)}`)
        expect(html).not.toMatch(/<(?!\/?(ul|li)\b)/)
        expect(textIn(html)).toBe(visible(`a ${text}`))
      }),
    )
  })
})

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" }
