import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeRead } from './read'

const messageOf = (bytes: Buffer): string => {
  const read = decodeRead('a.json', { ok: true, bytes, fingerprint: '', size: bytes.length, modified: 0 })
  return read.ok ? 'text' : read.message
}

test.each([
  ['gzip', gzipSync('{}'), 'it is compressed with gzip: unpack it'],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04]), 'it is compressed with zstd: unpack it'],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'it is UTF-16: convert it to UTF-8'],
  ['UTF-16, big end first', Buffer.from('\ufeff{}', 'utf16le').swap16(), 'it is UTF-16: convert it to UTF-8'],
  ['UTF-16 without a mark', Buffer.from('{"a": "é"}', 'utf16le'), 'it is UTF-16 without a byte order mark'],
  ['Latin-1', Buffer.from('{"caf\xe9"', 'latin1'), 'see byte 5, in line 1'],
])('%s is named, not just the invalid byte', (_, bytes, words) => {
  expect(messageOf(bytes)).toContain(`"a.json" is not valid UTF-8: ${words}`)
})
