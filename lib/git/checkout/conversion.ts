/*
 * How git changes the content of files between a commit and the work tree (gitattributes(5), git-config(1)).
 */

/** What git does to a file of the work tree before it compares or keeps it. */
export interface Conversion {
  /** `binary` files are left as they are where git itself finds out what is text. */
  readonly lineEnds: 'kept' | 'to-lf' | 'to-lf-unless-binary'
  /** The encoding in the work tree; null for bytes that are kept. */
  readonly encoding: string | null
  /** Whether `$Id: …$` becomes `$Id$`. */
  readonly hasIdent: boolean
  readonly isLargeFile: boolean
  /** A filter that is a program, which is not run; null when there is none. */
  readonly program: string | null
}

/** The values of attributes as `git check-attr` prints them. */
export type Attributes = ReadonlyMap<string, string>

/** The last value of each setting. */
export type Settings = ReadonlyMap<string, string>

/** The attributes that change content. */
export const CONVERTING: ReadonlySet<string> = new Set([
  'text',
  'crlf',
  'eol',
  'working-tree-encoding',
  'ident',
  'filter',
])

/** Whether what git does to a file with these attributes depends on settings. */
export function needsSettings(attributes: Attributes): boolean {
  const filter = namedValue(attributes, 'filter')
  return lineEndsOf(attributes) === undefined || (filter !== null && filter !== LARGE_FILES)
}

const LARGE_FILES = 'lfs'

/** Finds out what git does to a file with these attributes. */
export function conversionOf(attributes: Attributes, settings: Settings): Conversion {
  const filter = namedValue(attributes, 'filter')
  const isLargeFile = filter === LARGE_FILES
  const isProgram = !isLargeFile && filter !== null && isDefined(filter, settings)
  return {
    lineEnds: lineEndsOf(attributes) ?? lineEndsBy(settings),
    encoding: encodingOf(attributes),
    hasIdent: attributes.get('ident') === 'set',
    isLargeFile,
    program: isProgram ? filter : null,
  }
}

/** Whether two conversions make the same of every file. A filter that is a program is not run, so it makes nothing. */
export function isSameConversion(one: Conversion, other: Conversion): boolean {
  return (
    one.lineEnds === other.lineEnds &&
    one.encoding === other.encoding &&
    one.hasIdent === other.hasIdent &&
    one.isLargeFile === other.isLargeFile
  )
}

/** What git does to a file without attributes where nothing is set. */
export const KEPT: Conversion = {
  lineEnds: 'kept',
  encoding: null,
  hasIdent: false,
  isLargeFile: false,
  program: null,
}

/** What attributes say of the line ends; undefined where that is up to the settings. */
function lineEndsOf(attributes: Attributes): Conversion['lineEnds'] | undefined {
  const text = textOf(attributes.get('text')) ?? textOf(attributes.get('crlf'))
  if (text === 'binary') return 'kept'
  const eol = attributes.get('eol')
  if (text === 'auto') return 'to-lf-unless-binary'
  return text === 'text' || eol === 'lf' || eol === 'crlf' ? 'to-lf' : undefined
}

function lineEndsBy(settings: Settings): Conversion['lineEnds'] {
  const isAutomatic = settings.get('core.autocrlf') === 'input' || isTrue(settings.get('core.autocrlf'))
  return isAutomatic ? 'to-lf-unless-binary' : 'kept'
}

function textOf(value: string | undefined): 'text' | 'binary' | 'auto' | undefined {
  switch (value) {
    case 'set':
    case 'input':
      return 'text'
    case 'unset':
      return 'binary'
    case 'auto':
      return 'auto'
    default:
      return undefined
  }
}

function encodingOf(attributes: Attributes): string | null {
  const encoding = namedValue(attributes, 'working-tree-encoding')
  return encoding === null || /^utf-?8$/i.test(encoding) ? null : encoding
}

/** The value of an attribute that is neither just set nor unset. */
function namedValue(attributes: Attributes, name: string): string | null {
  const value = attributes.get(name)
  return value === undefined || ['unspecified', 'set', 'unset', ''].includes(value) ? null : value
}

/** A filter that is named and not defined does nothing. */
function isDefined(filter: string, settings: Settings): boolean {
  return ['clean', 'process'].some((program) => (settings.get(`filter.${filter}.${program}`) ?? '') !== '')
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(true|yes|on|[1-9]\d*|)$/i.test(value)
}
