import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotationLine } from './workflow'

test('an annotation is one command, with its parts escaped', () => {
  const note = {
    level: 'error',
    file: 'a,b:c.json',
    line: 3,
    title: '100%: a, b',
    message: 'one\r\ntwo: 5%',
  } as const
  expect(annotationLine(note)).toBe(
    '::error file=a%2Cb%3Ac.json,line=3,title=100%25%3A a%2C b::one%0D%0Atwo: 5%25',
  )
  expect(annotationLine({ ...note, level: 'notice', file: null, line: null })).toMatch(/^::notice title=/)
})

/** Reads a command as GitHub's runner does. */
function readCommand(line: string): Record<string, string> {
  const [, name = '', properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? []
  const plain = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  const pairs = properties.split(',').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), plain(pair.slice(at + 1))]
  })
  const message = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
  return { name, message, ...Object.fromEntries(pairs) }
}

test('the runner reads the same texts, on one line', () => {
  const text = fc.string({
    unit: fc.constantFrom('%', '%0A', '\r', '\n', ':', '::', ',', '=', 'a', '##[', ' '),
  })
  fc.assert(
    fc.property(text, text, text, (file, title, message) => {
      const line = annotationLine({ level: 'warning', file, line: 1, title, message })
      expect(line).not.toMatch(/[\r\n]/)
      expect(readCommand(line)).toEqual({ name: 'warning', file, line: '1', title, message })
    }),
  )
})
