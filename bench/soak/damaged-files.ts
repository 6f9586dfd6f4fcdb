import { assemble } from '#lib/assemble/assemble'
import { problemsOf } from '#lib/catalog/problems'
import { hashRequest } from '#lib/recording/hash'
import { readRecording } from '#lib/recording/read'
import { conversationOf } from '#lib/recording/read-conversation'
import { type Random, randomFrom } from './random'

type Damager = (text: string, random: Random) => string

const cutAt = (text: string, random: Random): number => random(text.length + 1)
const splice = (text: string, at: number, insert: string, removed = 0): string =>
  text.slice(0, at) + insert + text.slice(at + removed)

/** A value that is no longer what it was: the number, string or literal at a place becomes another. */
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

/** The ways in which a file is damaged. */
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
  'not UTF-8': (text, random) => splice(text, cutAt(text, random), '\ufffd\ud800\u0000'),
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

/** What became of damaged files. */
export interface FuzzVerdict {
  readonly files: number
  readonly unreadable: number
  readonly recordings: number
  readonly slowestMs: number
  readonly slowest: string
  readonly maxHeapMb: number
}

/** Damages texts and reads them to rows, as the catalogue does. Throws when the reader does. */
export function fuzz(texts: readonly string[], count: number, seed: number): FuzzVerdict {
  const random = randomFrom(seed)
  const names = Object.keys(DAMAGERS)
  const seen = { unreadable: 0, recordings: 0, slowestMs: 0, slowest: '', maxHeapMb: 0 }
  for (let file = 0; file < count; file++) {
    const name = names[file % names.length] ?? 'cut'
    const text = DAMAGERS[name]?.(texts[random(texts.length)] ?? '', random) ?? ''
    const start = performance.now()
    const isRecording = readAll(text, `${name}, file ${file}, seed ${seed}`)
    const took = performance.now() - start
    seen[isRecording ? 'recordings' : 'unreadable']++
    if (took > seen.slowestMs) Object.assign(seen, { slowestMs: took, slowest: `${name}, file ${file}` })
    if (file % 50 === 0) seen.maxHeapMb = Math.max(seen.maxHeapMb, process.memoryUsage().heapUsed / 2 ** 20)
  }
  return { files: count, ...seen }
}

function readAll(text: string, name: string): boolean {
  try {
    const recording = readRecording({ path: 'tests/integration/x/recordings/x.json', text })
    if (recording.kind === 'unreadable') {
      if (recording.problems.length === 0) throw new Error('unreadable without a problem')
      return false
    }
    conversationOf(recording)
    problemsOf(recording, assemble(recording), hashRequest(recording.hashed, recording.path))
    return true
  } catch (cause) {
    throw new Error(`A damaged file is not read: ${name}`, { cause })
  }
}
