import type { Entry } from '#lib/entry/row'
import { sameEntries } from '#lib/entry/same-entries'
import { type ListAddress, readAddress } from '#lib/list/address'
import type { CompletionsNow, Neighbours, RowsAsked, Window } from '#lib/list/asked'
import { type Failures, type Filters, failuresOf, filtersOf, PASSES } from '#lib/list/filters'
import { ALL_OPEN, parseFolds } from '#lib/list/fold-state'
import { lineName } from '#lib/list/line'
import { firstOf, linesOf, type PlainLine, shapeOf } from '#lib/list/lines'
import { linesAgain, replacedEntries } from '#lib/list/lines-again'
import type { Building, ListLines, ListView } from '#lib/list/list-view'
import { entriesIn, type Order, orderAgain, orderOf } from '#lib/list/order'
import { shownLine } from '#lib/list/shown-line'
import { type Sort, sortText } from '#lib/list/sort'
import { testCounts } from '#lib/list/test-counts'
import { asksForChanges } from '#lib/query/asks-for-changes'
import { completionsOf } from '#lib/query/completion'
import { entriesPassing, testsOf } from '#lib/query/match'
import { keepColumns } from '#lib/query/name-column'
import { type Instead, type ReadQuery, readQuery } from '#lib/query/read-query'
import { wordsByPart } from '#lib/query/words-by-part'
import { recordingsByTest, type Tests } from '#lib/test/members'
import { type TestAsked, type TestOutline, testOutline } from '#lib/test/outline'
import { type TestStrip, testStrip } from '#lib/test/strip'
import { type VariantTable, variantTable } from '#lib/test/variants'
import { Memo } from './memo'
import type { RecordingIndex } from './recording-index'

/** The index as it was at one moment, from which questions are answered. */
export interface Published {
  readonly version: string
  /** Messages about folders and files that could not be looked at, and other remarks for the reader. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  readonly remarks: readonly string[]
  /** Why the changes against the base are not known; empty when they are. */
  readonly changeNote: string
  readonly building: Building | null
}

interface ParsedQuery {
  readonly query: ReadQuery
  /** Of each entry of the version. */
  readonly failures: Failures
}

interface Ordered {
  readonly sort: Sort
  readonly order: Order
  readonly entries: readonly Entry[]
}

interface Lines {
  /** That of all entries, where the lines are of all; null for a selection. */
  readonly order: Order | null
  readonly lines: readonly PlainLine[]
  readonly shape: readonly number[]
}

/** Answers questions from the index as it was last published. Results are kept for the next window. */
export class Views {
  #now: Published = { version: '', problems: [], remarks: [], changeNote: '', building: null }
  #entries: readonly Entry[] = []
  #unread = 0
  readonly #orders = new Memo<Ordered>(3)
  readonly #queries = new Memo<ParsedQuery>(32)
  readonly #passing = new Memo<readonly Entry[]>(8)
  readonly #selected = new Memo<readonly Entry[]>(16)
  readonly #lines = new Memo<Lines>(16)
  readonly #filters = new Memo<Filters>(16)
  readonly #counts = new Memo<ReturnType<typeof testCounts>>(16)
  #byTest: Tests | null = null
  /** Of the version before, if it was asked for then: most tests have the same recordings. */
  #byTestBefore: Tests | null = null
  readonly #variants = new Memo<VariantTable | null>(4)
  readonly #tests = new Memo<TestOutline | null>(4)

  constructor(readonly index: RecordingIndex) {}

  get now(): Published {
    return this.#now
  }

  /** The number of files that could not be read as text: nothing is found in them. */
  get unread(): number {
    return this.#unread
  }

  /**
   * Takes the index as it is now. If the version is the same, only the remarks, progress and change note are new, or that
   * all files are read.
   */
  publish(now: Published): void {
    const wasWhole = this.#now.building === null
    const isSame = now.version === this.#now.version && (now.building === null) === wasWhole
    this.#now = now
    if (!isSame) this.#takeEntries(this.index.takeChanged())
  }

  /** Makes a list again as if one entry had changed. */
  rehearse(entry: Entry): void {
    this.#takeEntries(new Set([...this.index.takeChanged(), entry]))
    this.list(readAddress(new URLSearchParams()), { offset: 0, limit: 100 })
  }

  #takeEntries(changed: ReadonlySet<Entry>): void {
    const before = this.#entries
    this.#entries = this.index.entries()
    this.#unread = this.index.unread
    const same = sameEntries(before, this.#entries, changed)
    keepColumns(before, same, this.#entries)
    const sameOrders = new Set<Order | null>()
    this.#orders.replace(({ sort, order }) => {
      const again = orderAgain(order, same, this.#entries, sort)
      if (again === order) sameOrders.add(order)
      return this.#ordered(sort, again)
    })
    const replaced = replacedEntries(before, same, this.#entries)
    this.#lines.replace((kept) =>
      replaced && sameOrders.has(kept.order) ? { ...kept, lines: linesAgain(kept.lines, replaced) } : null,
    )
    const memos = [
      this.#queries,
      this.#passing,
      this.#selected,
      this.#filters,
      this.#counts,
      this.#tests,
      this.#variants,
    ]
    for (const memo of memos) memo.clear()
    this.#byTestBefore = this.#byTest
    this.#byTest = null
  }

  list(address: ListAddress, window: Window): ListView {
    const { query } = this.#parse(address.q)
    const selected = this.#select(address.q, address.sort)
    const { lines, shape } = this.#linesOf(address)
    const found = address.at === '' ? -1 : lines.findIndex((line) => lineName(line) === address.at)
    const near = firstOf(lines, window.near ?? [])
    const around = Math.max(0, (near?.index ?? found) - Math.floor(window.limit / 2))
    return {
      ...this.#windowOf(lines, query, { ...window, offset: window.offset ?? around }),
      total: selected.length,
      all: this.#entries.length,
      ...this.#counts.get(address.q, () => testCounts(selected)),
      lineCount: lines.length,
      shape,
      at: found === -1 ? null : found,
      near,
      filters: this.#filtersOf(address.q),
      notes: this.#notesOf(query),
      instead: query.instead,
      unread: this.unread,
      changeNote: asksForChanges(query) ? this.#now.changeNote : '',
      problems: this.#now.problems.map(({ path, message }) => `${path}: ${message}`),
      remarks: this.#now.remarks,
    }
  }

  /** Returns all matching entries in order, how the query was read, and what else may be meant. */
  matches(
    text: string,
    sort: Sort,
  ): { matches: readonly Entry[]; notes: readonly string[]; instead: readonly Instead[] } {
    const { query } = this.#parse(text)
    return { matches: this.#select(text, sort), notes: this.#notesOf(query), instead: query.instead }
  }

  lines(address: ListAddress, window: Window): ListLines {
    return this.#windowOf(this.#linesOf(address).lines, this.#parse(address.q).query, window)
  }

  /** Returns the body of `GET /api/recordings`, as JSON. */
  rows({ text, sort, offset, limit }: RowsAsked): string {
    const selected = this.#select(text, sort)
    const { query } = this.#parse(text)
    return JSON.stringify({
      total: selected.length,
      offset,
      rows: selected.slice(offset, offset + limit).map(({ row }) => row),
      facets: this.#filtersOf(text),
      notes: this.#notesOf(query),
      instead: query.instead,
      remarks: this.#now.remarks,
      unlisted: this.#now.problems,
      unread: this.unread,
      version: this.#now.version,
      building: this.#now.building,
    })
  }

  neighbours({ q, sort, group }: ListAddress, path: string): Neighbours {
    const lines = linesOf(this.#select(q, sort), group, ALL_OPEN, sort)
    const paths = lines.flatMap((line) => (line.type === 'entry' ? [line.path] : []))
    const index = paths.indexOf(path)
    return {
      position: index === -1 ? null : index + 1,
      total: paths.length,
      previous: paths[index - 1] ?? null,
      next: paths[index + 1] ?? null,
      building: this.#now.building,
    }
  }

  complete(text: string, caret: number): CompletionsNow {
    const completions = completionsOf(this.#entries, text, caret, (terms) =>
      this.#passing.get(JSON.stringify(terms), () =>
        entriesPassing(this.#entries, testsOf({ terms }, this.index.find)),
      ),
    )
    return { ...completions, building: this.#now.building }
  }

  /** Describes a test, with its recordings in order. */
  test(asked: TestAsked): TestOutline | null {
    return this.#tests.get(JSON.stringify(asked), () =>
      testOutline(this.#testMap(), asked, this.#unreadable()),
    )
  }

  /** Sets the variants of a test side by side. */
  variants(key: string): VariantTable | null {
    return this.#variants.get(key, () => variantTable(this.#testMap(), key))
  }

  /** Describes the test around a recording. */
  strip(path: string): TestStrip | null {
    const entry = this.index.get(path)
    return entry ? testStrip(this.#testMap(), entry.row) : null
  }

  /** Files of which not even the test is known. */
  #unreadable(): Entry['row'][] {
    return this.#entries
      .map(({ row }) => row)
      .filter(({ kind, testId }) => kind === 'unreadable' && testId === null)
  }

  #testMap(): Tests {
    this.#byTest ??= recordingsByTest(this.#entries, this.#byTestBefore)
    this.#byTestBefore = null
    return this.#byTest
  }

  #notesOf(query: ReadQuery): readonly string[] {
    const { changeNote } = this.#now
    return changeNote !== '' && asksForChanges(query) ? [...query.notes, changeNote] : query.notes
  }

  #parse(text: string): ParsedQuery {
    return this.#queries.get(text, () => {
      const query = readQuery(text, this.#entries, this.#now.building === null)
      return { query, failures: failuresOf(this.#entries, query, testsOf(query, this.index.find)) }
    })
  }

  #inOrder(sort: Sort): Ordered {
    return this.#orders.get(sortText(sort), () => this.#ordered(sort, orderOf(this.#entries, sort)))
  }

  #ordered(sort: Sort, order: Order): Ordered {
    return { sort, order, entries: entriesIn(this.#entries, order) }
  }

  #select(text: string, sort: Sort): readonly Entry[] {
    return this.#selected.get(`${sortText(sort)} ${text}`, () => {
      const { entries, order } = this.#inOrder(sort)
      const { failures } = this.#parse(text)
      return entries.filter((_, place) => failures[order.indexes[place] ?? 0] === PASSES)
    })
  }

  #filtersOf(text: string): Filters {
    const { query, failures } = this.#parse(text)
    return this.#filters.get(text, () => filtersOf(this.#entries, query, failures))
  }

  #linesOf(address: ListAddress): Lines {
    const { q, sort, group, fold } = address
    return this.#lines.get(listKey(address), () => {
      const lines = linesOf(this.#select(q, sort), group, parseFolds(fold), sort)
      const isOfAll = this.#parse(q).query.terms.length === 0
      return { order: isOfAll ? this.#inOrder(sort).order : null, lines, shape: shapeOf(lines) }
    })
  }

  #windowOf(lines: readonly PlainLine[], query: ReadQuery, { offset, limit }: Window): ListLines {
    const start = Math.min(offset ?? 0, lines.length)
    const words = wordsByPart(query)
    const shown = lines.slice(start, start + limit).map((line) => shownLine(line, words))
    return { version: this.#now.version, offset: start, lines: shown, building: this.#now.building }
  }
}

function listKey({ q, sort, group, fold }: ListAddress): string {
  return `${sortText(sort)} ${group} ${fold} ${q}`
}
