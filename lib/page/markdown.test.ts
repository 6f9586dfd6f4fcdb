import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import { fencedCode, markdownText } from './markdown'

/** Renders Markdown as GitHub does, and returns its elements and what a reader sees. */
function rendered(markdown: string): { elements: Set<string>; text: string } {
  const html = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, markdown))
  const elements = new Set([...html.matchAll(/<([a-z]\w*)/g)].map(([, name = '']) => name))
  const text = html
    .replace(/<br\/?>\n?/g, '\n')
    .replace(/<\/p>\n<p>/g, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#x27);/g, (_, name: string) => NAMED[name] ?? '')
    .replaceAll('\u200b', '')
    .replaceAll('\u00a0', ' ')
  return { elements, text }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" }

/** What of a text is not kept: spaces at the end of a line, and more than one empty line. */
function kept(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll('\t', '    ').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

const piece = fc.constantFrom(
  ...[
    '# ',
    '* ',
    '- ',
    '+ ',
    '1. ',
    '2) ',
    '> ',
    '```',
    '~~~',
    '---',
    '===',
    '***',
    '|',
    '[a](b)',
    '![x](y)',
  ],
  ...[
    '<b>',
    '</b>',
    '<!--',
    '&amp;',
    '&',
    '_',
    '**bold**',
    '`',
    '\\',
    '@me',
    '#12',
    'https://a.example',
    'www.a.b',
  ],
  ...[
    'word',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '[ ] ',
    '[^1]',
    ':smile:',
    '$x$',
    '~a~',
    '=',
    '-',
    'GH-1',
  ],
)

test('a text reads the same where its Markdown is pasted, and nothing in it is markup', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const { elements, text: seen } = rendered(markdownText(text))
      expect([...elements].filter((name) => name !== 'p' && name !== 'br')).toEqual([])
      expect(seen).toBe(kept(text))
    }),
    { numRuns: 1000 },
  )
})

test('signs stand for characters that are invisible or turn the reading order', () => {
  expect(markdownText('a\u202eb')).toBe('a⟨RLO⟩b')
  expect(fencedCode('a\u202eb')).toContain('a⟨RLO⟩b')
})

test('a block of code ends where its text ends', () => {
  const { text } = rendered(`${fencedCode('one ```` two\n```')}\n\nafter`)
  expect(text).toContain('one ```` two\n```')
  expect(rendered(fencedCode('````')).elements).toEqual(new Set(['pre', 'code']))
})
