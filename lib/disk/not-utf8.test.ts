import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeRead } from './read'

const messageOf = (bytes: Buffer): string => {
  const read = decodeRead({ ok: true, bytes, fingerprint: '', size: bytes.length, modified: 0 })
  return read.ok ? 'text' : read.message
}

test.each([
  ['gzip', gzipSync('{}'), 'The file is compressed with gzip: unpack it'],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04]), 'The file is compressed with zstd: unpack it'],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'The file is UTF-16: convert it to UTF-8'],
  [
    'UTF-16, big end first',
    Buffer.from('\ufeff{}', 'utf16le').swap16(),
    'The file is UTF-16: convert it to UTF-8',
  ],
  [
    'UTF-16 without a mark',
    Buffer.from('{"a": "é"}', 'utf16le'),
    'The file is UTF-16 without a byte order mark',
  ],
  [
    'git-crypt',
    Buffer.from('\0GITCRYPT\0\x8e\xff\x02', 'latin1'),
    'The file is encrypted with git-crypt: run `git-crypt unlock`',
  ],
  [
    'age',
    Buffer.from('age-encryption.org/v1\n-> X25519 a\n\xff', 'latin1'),
    'The file is encrypted with age: decrypt it',
  ],
  ['Latin-1', Buffer.from('{"caf\xe9"', 'latin1'), 'The file is not valid UTF-8: see byte 5, in line 1'],
])('%s is named, not just the invalid byte', (_, bytes, words) => {
  expect(messageOf(bytes)).toContain(words)
})
