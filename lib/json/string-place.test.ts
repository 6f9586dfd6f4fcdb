import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from './parse'
import { spanInString } from './string-place'

const units = fc.array(fc.constantFrom('a', 'é', '"', '\\', '\n', '\u0007', '😀', '\ud83d'), {
  maxLength: 12,
})

test('each stretch of a string is written where its span says', () => {
  fc.assert(
    fc.property(units, fc.nat(12), fc.nat(12), fc.boolean(), (all, from, length, isAscii) => {
      const value = all.join('')
      const written = JSON.stringify([value])
      const text = isAscii ? written.replace(/[\u0080-\uffff]/g, escapeOf) : written
      const parsed = parseDocument(text)
      if (!parsed.ok) throw new Error(parsed.error.code)
      const start = Math.min(from, value.length)
      const end = Math.min(start + length, value.length)
      const span = spanInString(parsed.document, parsed.document.root + 1, { start, end })
      expect(JSON.parse(`"${text.slice(span.start, span.end)}"`)).toBe(value.slice(start, end))
    }),
  )
})

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
