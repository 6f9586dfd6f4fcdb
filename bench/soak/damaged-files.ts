import { decodeRead } from '#lib/disk/read'
import { entryOfRead } from '#lib/entry/read-entry'
import { type Random, randomFrom } from './random'

type Damager = (text: string, random: Random) => string

const cutAt = (text: string, random: Random): number => random(text.length + 1)
const splice = (text: string, at: number, insert: string, removed = 0): string =>
  text.slice(0, at) + insert + text.slice(at + removed)

/** Replaces the number, string or literal at a random place by another one. */
function replaceToken(text: string, random: Random, insert: string): string {
  const tokens = [
    ...text.slice(0, 200_000).matchAll(/"[^"\\\n]{0,40}"|-?\d+(?:\.\d+)?|true|false|null|\{\}|\[\]/g),
  ]
  const token = tokens[random(tokens.length)]
  return token ? splice(text, token.index, insert, token[0].length) : text
}

const NUMBERS = [
  '1e999',
  '-1e999',
  '9'.repeat(400),
  '-0.0',
  '1e-400',
  `0.${'1'.repeat(500)}`,
  'NaN',
  '-Infinity',
]

/** The ways to damage a file, by name. */
const DAMAGERS: Readonly<Record<string, Damager>> = {
  cut: (text, random) => text.slice(0, cutAt(text, random)),
  'head lost': (text, random) => text.slice(cutAt(text, random)),
  flipped: (text, random) => {
    const at = cutAt(text, random)
    return splice(text, at, String.fromCharCode(text.charCodeAt(at) ^ (1 << random(7))), 1)
  },
  'several flipped': (text, random) =>
    Array.from({ length: 8 }).reduce<string>(
      (damaged) => DAMAGERS.flipped?.(damaged, random) ?? damaged,
      text,
    ),
  'odd units': (text, random) => splice(text, cutAt(text, random), '\ufffd\ud800\u0000'),
  nested: (text, random) => {
    const depth = [10, 1000, 100_000][random(3)] ?? 10
    const [open, close] = random(2) === 0 ? ['[', ']'] : ['{"a":', '}']
    return replaceToken(text, random, `${open.repeat(depth)}1${close.repeat(depth)}`)
  },
  'huge number': (text, random) => replaceToken(text, random, NUMBERS[random(NUMBERS.length)] ?? '1'),
  'other value': (text, random) =>
    replaceToken(
      text,
      random,
      ['null', '[]', '{}', '7', '"x"', 'true', '{"__type__":"a.B"}'][random(7)] ?? '7',
    ),
  'key twice': (text, random) => {
    const key = /"(?:request|response|body|choices|delta|content|__data__|__proto__)":/g
    const found = [...text.matchAll(key)]
    const match = found[random(found.length)]
    return match ? splice(text, match.index, `${match[0]} ${random(2) ? 'null' : '{"a": 1}'}, `) : text
  },
  'long string': (text, random) => replaceToken(text, random, `"${'ab\\u2019'.repeat(20_000)}"`),
  'line lost': (text, random) => {
    const lines = text.split('\n')
    lines.splice(random(lines.length), 1 + random(3))
    return lines.join('\n')
  },
}

/** Bytes that are not UTF-8: a stray one, a sequence that is cut, an overlong form, a surrogate. */
const INVALID = [[0xff], [0xe2, 0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]

function withInvalidBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text)
  const at = cutAt(text, random)
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(INVALID[random(INVALID.length)] ?? []),
    bytes.subarray(at),
  ])
}

/** The result of reading damaged files. */
export interface FuzzVerdict {
  readonly files: number
  readonly unreadable: number
  readonly recordings: number
  readonly slowestMs: number
  readonly slowest: string
  /** Highest use of memory, heap and buffers. */
  readonly maxMemoryMb: number
}

const INVALID_BYTES = 'invalid bytes'

/** Damages files and reads their bytes to entries, as the index does. Throws if the reader does. */
export function fuzz(texts: readonly string[], count: number, seed: number): FuzzVerdict {
  const random = randomFrom(seed)
  const names = [...Object.keys(DAMAGERS), INVALID_BYTES]
  const seen = { unreadable: 0, recordings: 0, slowestMs: 0, slowest: '', maxMemoryMb: 0 }
  for (let file = 0; file < count; file++) {
    const name = names[file % names.length] ?? 'cut'
    const text = texts[random(texts.length)] ?? ''
    const bytes =
      name === INVALID_BYTES
        ? withInvalidBytes(text, random)
        : Buffer.from(DAMAGERS[name]?.(text, random) ?? '')
    const start = performance.now()
    const isRecording = readAll(bytes, `${name}, file ${file}, seed ${seed}`)
    const took = performance.now() - start
    seen[isRecording ? 'recordings' : 'unreadable']++
    if (took > seen.slowestMs) Object.assign(seen, { slowestMs: took, slowest: `${name}, file ${file}` })
    const { heapUsed, external } = process.memoryUsage()
    seen.maxMemoryMb = Math.max(seen.maxMemoryMb, (heapUsed + external) / 2 ** 20)
  }
  return { files: count, ...seen }
}

const PATH = 'tests/integration/x/recordings/x.json'

/** @returns whether the file is a recording, with problems or without */
function readAll(bytes: Buffer, name: string): boolean {
  try {
    const facts = { size: bytes.length, modified: 0 }
    const read = decodeRead({ ok: true, bytes, fingerprint: '', ...facts })
    const entry = entryOfRead(PATH, facts, read)
    if (entry === null) throw new Error('A file that was read has no entry.')
    if (entry.row.kind !== 'unreadable') return true
    if (entry.row.problems.length === 0) throw new Error('An unreadable file has no problem.')
    return false
  } catch (cause) {
    throw new Error(`A damaged file is not read: ${name}`, { cause })
  }
}
