import type { Utf8Failure } from './utf8'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** First bytes that show what a file is instead of UTF-8, with what to do. */
const SIGNS: readonly (readonly [bytes: ArrayLike<number>, words: string])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'is UTF-32: convert it to UTF-8'],
  [[0xff, 0xfe], 'is UTF-16: convert it to UTF-8'],
  [[0xfe, 0xff], 'is UTF-16: convert it to UTF-8'],
  [[0x1f, 0x8b], 'is compressed with gzip: unpack it'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'is compressed with zstd: unpack it'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'is compressed with xz: unpack it'],
  [[0x42, 0x5a, 0x68], 'is compressed with bzip2: unpack it'],
  [[0x50, 0x4b, 0x03, 0x04], 'is a ZIP archive: unpack it'],
  [bytesOf('\0GITCRYPT\0'), 'is encrypted with git-crypt: run `git-crypt unlock`'],
  [bytesOf('age-encryption.org/'), 'is encrypted with age: decrypt it'],
  [bytesOf('Salted__'), 'is encrypted with OpenSSL: decrypt it'],
]

/** Makes the message about bytes that are not UTF-8. It does not name the file: the line around it does. */
export function notUtf8(
  what: 'The file' | 'The text',
  bytes: Uint8Array,
  { offset, line }: Utf8Failure,
): string {
  const sign = SIGNS.find(([first]) => startsWith(bytes, first))?.[1]
  const known = sign ?? (isWide(bytes) ? 'is UTF-16 without a byte order mark: convert it to UTF-8' : null)
  return `${what} ${known ?? `is not valid UTF-8: see byte ${offset}, in line ${line}`}.`
}

function startsWith(bytes: Uint8Array, first: ArrayLike<number>): boolean {
  return Array.from(first).every((byte, index) => bytes[index] === byte)
}

/** Recognises UTF-16: JSON starts with two ASCII characters, each of which has a zero byte in UTF-16. */
function isWide([a, b, c, d]: Uint8Array): boolean {
  return (a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0)
}
