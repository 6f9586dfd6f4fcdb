import type { Row } from '#lib/entry/row'
import { fileName } from '#lib/entry/shown-name'
import type { NameField } from './fields'
import { type Pasted, pastedIn } from './pasted'
import { parseQuery, quoted, termText } from './query'
import type { NameTerm, Query, Term } from './terms'

/** What a pasted text is compared with. */
type Known = { readonly row: Pick<Row, 'path' | 'testId' | 'model' | 'hash'> }

/** Another query that a reader may have meant. */
export interface Instead {
  /** What it finds, in a few words. */
  readonly text: string
  readonly query: string
}

/** A query, and what was taken for it where a text was pasted. */
export interface ReadQuery extends Query {
  /** The term that stands for the pasted text; null for a query as it was typed. */
  readonly taken: NameTerm | null
  readonly instead: readonly Instead[]
}

/**
 * Reads the text of a query as all places do that search (docs/interfaces.md, 9). A pasted text that names recordings
 * stands for these; its terms with fields still hold. Where there are none, a note says so, and the text is searched as
 * it was typed.
 * @param isWhole false while `known` is only a part of the recordings: of the others, nothing is said
 */
export function readQuery(text: string, known: readonly Known[], isWhole = true): ReadQuery {
  const typed = parseQuery(text)
  const pasted = pastedIn(text)
  if (pasted === null) return { ...typed, taken: null, instead: [] }
  const none = isWhole ? 'No recording' : 'No recording that has been read so far'
  const found = recordingsOf(pasted, known, none)
  if (found === null) {
    return { ...typed, notes: [missing(pasted, none)], taken: null, instead: offers(text, pasted, known) }
  }
  const { term, note } = found
  const fields = typed.terms.filter((one) => !isWord(one) && !holdsHash(one))
  const asTyped = { text: 'Search for the text as it was typed', query: literal(text) }
  return { terms: [term, ...fields], notes: [note], taken: term, instead: [asTyped] }
}

/** Returns a query for the words of a text, whatever they name. */
function literal(text: string): string {
  const phrase = quoted(text.trim())
  return pastedIn(phrase) === null ? phrase : text.trim().split(/\s+/).map(quoted).join(' ')
}

function isWord(term: Term): boolean {
  return term.type === 'text' && term.field === null
}

/** `hash:` before a pasted hash is no condition. */
function holdsHash(term: Term): boolean {
  return (
    term.type === 'name' && term.field === 'hash' && term.values.some((value) => /[0-9a-f]{64}/i.test(value))
  )
}

interface Found {
  readonly term: NameTerm
  readonly note: string
}

/** Returns the recordings that a pasted text names: by their files, or else by their test. */
function recordingsOf(pasted: Pasted, known: readonly Known[], none: string): Found | null {
  const { hashes, paths, tests } = pasted
  const pieces = [
    ...pasted.starts.map((start) => ({ piece: start, isOf: (name: string) => name.startsWith(start) })),
    ...pasted.ends.map((end) => ({ piece: end, isOf: (name: string) => name.endsWith(`${end}.json`) })),
  ]
  // A path with one of the hashes in it is found by that hash.
  const others = paths.filter((path) => !hashes.some((hash) => path.toLowerCase().includes(hash)))
  const ofHashes = filesWith(known, (name) => hashes.some((hash) => name.includes(hash)))
  const files = new Set([
    ...nearest(ofName(ofHashes, paths, hashes), paths),
    ...known.flatMap(({ row: { path } }) => (others.some((one) => isSameFile(path, one)) ? [path] : [])),
    ...filesWith(known, (name) => pieces.some(({ isOf }) => isOf(name))),
  ])
  if (files.size === 0) {
    return hashes.length + paths.length + pieces.length > 0 ? null : testFound(tests, known, none)
  }
  const found = known.flatMap(({ row: { path } }) => (files.has(path) ? [path] : []))
  const names = found.map((path) => fileName(path).toLowerCase())
  const isThere = (hash: string): boolean => names.some((name) => name.includes(hash))
  const isFile = (path: string): boolean => found.some((file) => isSameFile(file, path))
  const isPiece = ({ isOf }: (typeof pieces)[number]): boolean => names.some(isOf)
  const there = [
    ...hashes.filter(isThere),
    ...found.filter((file) => others.some((path) => isSameFile(file, path))),
    ...pieces.filter(isPiece).map(({ piece }) => piece),
  ]
  const missing = [
    ...hashes.filter((hash) => !isThere(hash)),
    ...others.filter((path) => !isFile(path)),
    ...pieces.filter((one) => !isPiece(one)).map(({ piece }) => piece),
  ]
  return filesFound(found, there, missing.length === 0 ? '' : noFile(missing, none))
}

function filesWith(known: readonly Known[], isMeant: (name: string) => boolean): string[] {
  return known.flatMap(({ row: { path } }) => (isMeant(fileName(path).toLowerCase()) ? [path] : []))
}

function filesFound(paths: readonly string[], named: readonly string[], missing: string): Found {
  const shown = named.map(short).join(', ')
  const some = paths.length === 1 ? 'recording' : 'recordings'
  const note = `Showing the ${some} named ${shown}.`
  return {
    term: nameTerm('path', true, paths),
    note: missing === '' ? note : `${note} ${missing}`,
  }
}

function nameTerm(field: NameField, exact: boolean, values: readonly string[]): NameTerm {
  return { type: 'name', negated: false, field, exact, values }
}

/** Of files with the same hash, as lists of models have it, keeps those of the whole name in the text, if it has one. */
function ofName(files: readonly string[], paths: readonly string[], hashes: readonly string[]): string[] {
  const names = new Set(paths.map((path) => fileName(path).toLowerCase()))
  const isNamed = (file: string): boolean => names.has(fileName(file).toLowerCase())
  const named = hashes.filter((hash) =>
    files.some((file) => isNamed(file) && file.toLowerCase().includes(hash)),
  )
  return files.filter((file) => isNamed(file) || !named.some((hash) => file.toLowerCase().includes(hash)))
}

/** Of files with the same name, keeps those at the path in the text, if it has one. */
function nearest(files: readonly string[], paths: readonly string[]): readonly string[] {
  const there = files.filter((file) => paths.some((path) => path.includes('/') && isSameFile(file, path)))
  const names = new Set(there.map(fileName))
  return files.filter((file) => there.includes(file) || !names.has(fileName(file)))
}

/**
 * Returns true when one of two paths ends with the other. Before a path, git puts a letter (`a/`), or dots for a start that
 * it has cut, and a shell `./`.
 */
function isSameFile(path: string, pasted: string): boolean {
  return [pasted, pasted.replace(/^(?:[abciow]\/|(?:(?:\.{0,3}|…)\/)+)/, '')].some(
    (one) => `/${path}`.endsWith(`/${one}`) || `/${one}`.endsWith(`/${path}`),
  )
}

/** Finds tests by their id, or by its end, since a test may have run in another folder. */
function testFound(tests: readonly string[], known: readonly Known[], none: string): Found | null {
  const ids = new Set(known.flatMap(({ row: { testId } }) => testId ?? []))
  const found = tests.map((test) => {
    const exact = idsOf(test, ids)
    if (exact.length > 0) return { test, exact, values: exact }
    const start = startOf(test, ids)
    return { test, exact, values: start === undefined ? [] : [start] }
  })
  const some = found.filter(({ values }) => values.length > 0)
  const values = [...new Set(some.flatMap((one) => one.values))]
  if (values.length === 0) return null
  const missing = found.filter((one) => one.values.length === 0).map(({ test }) => test)
  const note = `Showing the recordings of the test ${values.join(', ')}.`
  return {
    term: nameTerm(
      'test',
      some.every(({ exact }) => exact.length > 0),
      values,
    ),
    note: missing.length === 0 ? note : `${note} ${noTest(missing, none)}`,
  }
}

/** Returns the ids that are the end of a test, or that end with it. */
function idsOf(test: string, ids: ReadonlySet<string>): string[] {
  const end = endsOf(test).find((one) => ids.has(one))
  if (end !== undefined) return [end]
  return [...ids].filter((id) => id.endsWith(`/${test}`) || id.endsWith(`::${test}`))
}

/** Returns what a test without its parameters, or a part of its id, has in common with ids. */
function startOf(test: string, ids: ReadonlySet<string>): string | undefined {
  const all = [...ids]
  if (all.some((id) => id.includes(test))) return test
  return endsOf(test).find((end) => all.some((id) => id.startsWith(end)))
}

/** Returns a test id, and what is left of it without its first folders. */
function endsOf(test: string): string[] {
  const [file = '', ...rest] = test.split('::')
  const folders = file.split('/')
  return folders.map((_, from) => [folders.slice(from).join('/'), ...rest].join('::'))
}

function missing({ hashes, starts, ends, paths, tests }: Pasted, none: string): string {
  const named = [...hashes, ...(hashes.length > 0 ? [] : [...paths, ...starts, ...ends])]
  const test = tests.length > 0 ? noTest(tests, none) : 'This line names no file.'
  return `${named.length > 0 ? noFile(named, none) : test} The text is searched as it was typed.`
}

function noFile(names: readonly string[], none: string): string {
  return `${none} is named ${names.map(short).join(', ')}.`
}

function noTest(tests: readonly string[], none: string): string {
  return `${none} is of the test ${tests.join(', ')}.`
}

function short(name: string): string {
  return name.replace(/[0-9a-f]{64}/gi, (hash) => `${hash.slice(0, 12)}…`)
}

/** The maximum length of a query that is offered. */
const MOST = 1000

/** Offers what else a text may mean that names no file: the same request under another name, its test, its model. */
function offers(text: string, { hashes, tests }: Pasted, known: readonly Known[]): Instead[] {
  const same = known.flatMap(({ row: { path, hash } }) =>
    hashes.includes(hash.computed ?? '') ? [path] : [],
  )
  const test =
    (testFound(tests, known, '') ?? testFound(tests.map(withoutParameters), known, ''))?.term ?? null
  const model = modelIn(text, known)
  const all: (readonly [text: string, term: NameTerm | null])[] = [
    ['The same request under another name', same.length > 0 ? nameTerm('path', true, same) : null],
    [`Recordings of ${test?.values.join(', ')}`, test],
    [`Recordings of ${model}`, model === null ? null : nameTerm('model', true, [model])],
  ]
  return all
    .flatMap(([said, term]) => (term ? [{ text: said, query: termText(term) }] : []))
    .filter(({ query }) => query.length <= MOST)
}

function withoutParameters(test: string): string {
  return test.replace(/\[.*/, '')
}

/** Returns the model that a line of the recorder names, if there are recordings of it. */
function modelIn(text: string, known: readonly Known[]): string | null {
  // In JSON, the line before it ends with `\\n`.
  const named = new Set([...text.matchAll(/model\W{1,4}([^\s"'|,\\]+)/gi)].map(([, name]) => name))
  return known.find(({ row: { model } }) => model !== '' && named.has(model))?.row.model ?? null
}
