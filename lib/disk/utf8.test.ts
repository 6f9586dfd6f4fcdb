import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeUtf8 } from './utf8'

test('text is decoded unchanged, with its byte order mark', () => {
  for (const text of ['', '{}', '\ufeff{}', 'é\u{1f600}\ufffd\0\r\n']) {
    expect(decodeUtf8(Buffer.from(text))).toEqual({ ok: true, text })
  }
})

test.each([
  ['a lone continuation byte', 'ab\n', [0x80], 3, 2, 1],
  ['Latin-1', '{"caf', [0xe9, 0x22], 5, 1, 6],
  ['an overlong slash', 'x\r\ny\rz', [0xc0, 0xaf], 6, 3, 2],
  ['an encoded surrogate', '\u{1f600}', [0xed, 0xa0, 0x80], 4, 1, 3],
  ['a cut sequence at the end', '\ufffd\ufffdé\n', [0xe2, 0x82], 9, 2, 1],
  ['UTF-16', '', [0xff, 0xfe, 0x7b, 0x00], 0, 1, 1],
])('%s is refused with its place', (_what, before, bytes, offset, line, column) => {
  const all = Buffer.concat([Buffer.from(before), Buffer.from(bytes)])
  expect(decodeUtf8(all)).toEqual({ ok: false, offset, line, column })
})

test('bytes are text exactly when a strict decoder accepts them, and a failure has the place where it stops', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const takes = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes)
      return true
    } catch {
      return false
    }
  }
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }).map(Buffer.from), fc.uint8Array({ maxLength: 4 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const bytes = Buffer.concat(pieces)
      const decoded = decodeUtf8(bytes)
      expect(decoded.ok).toBe(takes(bytes))
      if (!decoded.ok) expect(takes(bytes.subarray(0, decoded.offset))).toBe(true)
      else expect(Buffer.from(decoded.text)).toEqual(bytes)
    }),
    { numRuns: 2000 },
  )
})
