import { type Token, tokensOf } from './tokens'

/** What a pasted text names: nothing but for a line of the recorder's error that has no hash. */
export interface Pasted {
  /** Request hashes, in small letters. */
  readonly hashes: readonly string[]
  /** The first half of ids that the recorder gives to answers: the start of a file's name. */
  readonly starts: readonly string[]
  /** Ends of hashes in the names of files that git has cut, as in `git diff --stat`. */
  readonly ends: readonly string[]
  /** Paths of JSON files, as they stand in the text, without what git adds to them. */
  readonly paths: readonly string[]
  readonly tests: readonly string[]
}

/** A text without one of these names nothing. */
const HINT = /[0-9a-f]{12}|\.json|\.py\W|^_|\s_|recording not found for|\| request: /i
/** The error, or its second line alone. */
const RECORDERS_ERROR = /recording not found for|model: .*\| request: /i
const HASH = /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/gi
/** The first part of a hash that goes on in the next line, where pytest and boxes have their signs. */
const HASH_BEGINS = /(?<![0-9a-z])([0-9a-f]{1,63})[\s│|]+(?:E\s+)?(?=([0-9a-f]{1,63})(?![0-9a-z]))/gi
const RECORDED_ID = /(?<![\w-])rec-([0-9a-f]{12})(?![\w-])/gi
/** A hash that was cut, as tapedeck, pytest and narrow terminals do. */
const CUT_HASH = /(?<![0-9a-z])([0-9a-f]{12,63})(?:…|\.{2,3}(?!\w))/gi
const CUT_NAME = /(?<![\w.])\.{3}([0-9a-f]{12,63})\.json(?![\w-])/gi
/** A path or test starts after one of these. */
const BETWEEN = '\\s"\'`<>()|,;=“”‘’«»'
const PATH = new RegExp(`(?<![^${BETWEEN}])[^${BETWEEN}]+\\.json(?![\\w.-])`, 'g')
/** The parameters of a test may hold spaces: they end with a bracket that is followed by something else. */
const TEST = new RegExp(
  `(?<![^${BETWEEN}])[^${BETWEEN}]+\\.py::[^[${BETWEEN}]+(?:\\[.*?\\](?=$|[${BETWEEN}:]))?`,
  'g',
)
/** The heading of a failed test, as pytest prints it. */
const HEADING = /(?<!\S)_+ (?:ERROR at \w+ of )?([A-Za-z][\w.]*(?:\[.*?\])?) _+(?!\S)/g
/** A line of a test file, as in a traceback. */
const LINE = new RegExp(`(?<![^${BETWEEN}])[^${BETWEEN}]+\\.py(?=:\\d|", line \\d)`, 'g')
/** A renamed file, as git prints it. */
const RENAMED = /(?<!\S)([^\s{]*)\{(\S*) => (\S*)\}(\S*)/g
/** Characters in an address. */
const PERCENT = /(?:%[0-9a-f]{2})+/gi
/** Git writes a path with quotes or with other letters than ASCII in quotes, and each byte of these letters in octal. */
const IN_QUOTES = /(?<![:=|])"((?!\s)(?:[^"\\]|\\[0-7]{3}|\\[abfnrtv"\\])*)"/g
/** Bytes of such letters, where git has cut the quote before them. */
const OCTAL = /(?<!\\)(?:\\[23][0-7]{2})+/g
/** What a terminal obeys: colours, as they are or as logs write them, and links. */
const OBEYED =
  /(?:(?!\s)\p{Cc}|\^\[|\\(?:x1b|u001b|033|e)|#x1B)\[[\d;]*[a-z]|(?!\s)\p{Cc}\]8;[^\p{Cc}]*(?:(?!\s)\p{Cc}\\?)/giu
/** Colours whose first character was lost. They end with a reset. */
const COLOURS = /\[(?:\d{1,3}(?:;\d{1,3})*)?m(?!\])/g
const RESET = /\[0?m(?!\])/

/**
 * Finds what a pasted text names: a line of a log or of pytest, the name of a file, a path as git prints it, an id that
 * the recorder gave. Text that is all in quotes names nothing, and no term with a field does, so that a query can always
 * ask for the words themselves.
 * @returns null for a text that names nothing
 */
export function pastedIn(text: string): Pasted | null {
  if (!HINT.test(text)) return null
  const { plain, phrases, byGit } = readable(text)
  const hashes = distinct(plain.match(HASH)).map((hash) => hash.toLowerCase())
  const starts = piecesIn(plain, RECORDED_ID, CUT_HASH)
  const ends = piecesIn(plain, CUT_NAME)
  const paths = distinct([
    ...(plain.match(PATH) ?? []),
    ...phrases.filter((phrase) => phrase.endsWith('.json')),
    ...byGit,
  ]).filter((path) => path.includes('/') || HASH_NAME.test(path) || SHORT_NAME.test(path))
  const tests = distinct([
    ...(plain.match(TEST) ?? []),
    ...[...plain.matchAll(HEADING)].map(([, name = '']) => name.replace(/^(\w+)\./, '$1::')),
    ...(plain.match(LINE) ?? []).filter((path) => path.includes('/')),
  ])
  const some =
    hashes.length + starts.length + ends.length + paths.length + tests.length > 0 ||
    RECORDERS_ERROR.test(plain)
  return some ? { hashes, starts, ends, paths, tests } : null
}

const HASH_NAME = /[0-9a-f]{64}/i
/** The whole name of an old file. */
const SHORT_NAME = /^[0-9a-f]{12}\.json$/

interface Readable {
  /** The part of a text in which names are looked for, each written as it is. */
  readonly plain: string
  /** Its words, and what stands there in quotes as one. */
  readonly phrases: readonly string[]
  /** The paths that git wrote in quotes. */
  readonly byGit: readonly string[]
}

function readable(text: string): Readable {
  const byGit: string[] = []
  const unquoted = withoutColours(text)
    .replace(IN_QUOTES, (all, inside: string) => {
      const path = unquotedByGit(inside)
      if (path === null) return all
      if (!path.endsWith('.json')) return ` ${path} `
      byGit.push(path)
      return ` ${HASH_NAME.exec(path)?.[0] ?? ''} `
    })
    .replace(OCTAL, (bytes) => utf8Of(bytes.slice(1).split('\\'), 8))
    .replace(PERCENT, (codes) => {
      const letters = utf8Of(codes.slice(1).split('%'), 16)
      return /\s/.test(letters) ? codes : letters
    })
    .replace(RENAMED, (_, start, from, to, end) =>
      `${start}${from}${end} ${start}${to}${end}`.replace('//', '/'),
    )
    .replace(HASH_BEGINS, (all, start, rest) => (start.length + rest.length === 64 ? start : all))
  const tokens = tokensOf(unquoted)
  if (tokens.every((token) => isAsked(unquoted, token))) return { plain: '', phrases: [], byGit }
  let plain = ''
  const phrases: string[] = []
  let end = 0
  for (const [index, token] of tokens.entries()) {
    const isTouching = token.end === tokens[index + 1]?.start || token.start === tokens[index - 1]?.end
    const isWord = isTouching ? !hasField(token) : !isAsked(unquoted, token) || isLong(unquoted, token)
    if (isWord && token.term?.type === 'text') phrases.push(token.term.value)
    plain += unquoted.slice(end, token.start) + (isWord ? unquoted.slice(token.start, token.end) : ' ')
    end = token.end
  }
  return { plain, phrases, byGit }
}

function withoutColours(text: string): string {
  const plain = text.replace(OBEYED, '')
  return RESET.test(plain) ? plain.replace(COLOURS, '') : plain
}

/** Returns true for a term that only somebody who knows the query language writes. */
function isAsked(text: string, token: Token): boolean {
  return hasField(token) || token.term?.negated === true || text[token.start] === '"'
}

function hasField({ term }: Token): boolean {
  // In a line of a log, the hash may stand right after `hash:`.
  if (term?.type === 'name' && term.field === 'hash')
    return !term.values.some((value) => HASH_NAME.test(value))
  return term !== null && (term.type !== 'text' || term.field !== null)
}

/** Returns true for a phrase of several words or folders, as a log may hold it. */
function isLong(text: string, { start, end, term }: Token): boolean {
  return term?.type === 'text' && term.field === null && !term.negated && /[\s/]/.test(text.slice(start, end))
}

/** What git writes for characters that would not be seen in a path. */
const ESCAPED: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Reads what git wrote between quotes; null for a phrase that it would not have written. */
function unquotedByGit(inside: string): string | null {
  let isPath = inside.includes('\\') && /^[^\s"\\]+\/.*\.json$/.test(inside)
  const read = inside.replace(/((?:\\[0-7]{3})+)|\\(.)/g, (_, octal: string | undefined, escaped: string) => {
    isPath ||= octal !== undefined
    return octal === undefined ? (ESCAPED[escaped] ?? escaped) : utf8Of(octal.slice(1).split('\\'), 8)
  })
  return isPath ? read : null
}

/** Decodes the UTF-8 of bytes that are written as numbers. */
function utf8Of(numbers: readonly string[], base: 8 | 16): string {
  return new TextDecoder().decode(Uint8Array.from(numbers.map((digits) => Number.parseInt(digits, base))))
}

/** The pieces of hashes that some patterns capture in a text. */
function piecesIn(text: string, ...patterns: readonly RegExp[]): string[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)])
  return distinct(found.map(([, piece = '']) => piece.toLowerCase()))
}

function distinct(found: readonly string[] | null): string[] {
  return [...new Set(found ?? [])]
}
