import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GROUPINGS } from '#lib/list/line'
import { DEFAULT_SORT, SORT_KEYS } from '#lib/list/sort'
import { CHECK_TEXT, parseCheck } from './check'
import { COMPLETE, parseCompletions } from './complete'
import { parseDraftSent } from './draft-sent'
import { DRAFTS, DROP_DRAFT, parseDraft, parseDrafts } from './drafts'
import { fingerprintIn, tagOf } from './fingerprint-header'
import { LINES, LIST, parseList } from './list'
import { NEIGHBOURS, parseNeighbours } from './neighbours'
import { FILE_NOW, parseFileNow, parseRecording, READ_FILE } from './recording'
import { CHANGE, CHUNK_SIDES, MARKDOWN, parseChange, parseMarkdown, RAW_SIDES } from './review'
import { parseStateAsked, REVIEW_STATE } from './review-state'
import { parseStateChange } from './state-change'

const urlOf = (href: string): URL => new URL(href, 'http://127.0.0.1:4400')
/** Any text that a browser can send: half of a surrogate pair cannot be encoded. */
const text = fc.string({ unit: 'grapheme' })
const segment = text.filter((one) => one !== '' && one !== '.' && one !== '..')
const path = fc
  .array(
    segment.filter((one) => !one.includes('/')),
    { minLength: 1 },
  )
  .map((all) => all.join('/'))

it('each address is read back to the same path', () => {
  fc.assert(
    fc.property(path, (path) => {
      const parsed = { ok: true, input: { path } }
      expect(parseRecording(urlOf(READ_FILE.href({ path })))).toEqual(parsed)
      expect(parseFileNow(urlOf(FILE_NOW.href({ path })))).toEqual(parsed)
      expect(parseCheck(urlOf(CHECK_TEXT.href({ path })))).toEqual(parsed)
      expect(parseDrafts(urlOf(DRAFTS.href({ path })))).toEqual(parsed)
      expect(parseNeighbours(urlOf(NEIGHBOURS.href({ path, list: '' })))).toMatchObject(parsed)
    }),
  )
})

it('a query and its caret are read back', () => {
  fc.assert(
    fc.property(text, fc.nat(), (text, at) => {
      const input = { text, caret: at % (text.length + 1) }
      expect(parseCompletions(urlOf(COMPLETE.href(input)))).toEqual({ ok: true, input })
    }),
  )
  expect(parseCompletions(urlOf('/api/complete?q=ab&at=3'))).toMatchObject({ code: 'bad-request' })
})

it('a window of a list is read back, whatever the reader chose', () => {
  const chosen = fc.record({
    q: text,
    sort: fc.record({ key: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() }),
    group: fc.constantFrom(...GROUPINGS),
    fold: fc.constant(''),
    at: path,
  })
  const window = fc.record({
    offset: fc.option(fc.nat(1e6)),
    limit: fc.nat(5000),
    near: fc.array(path, { maxLength: 40 }),
  })
  fc.assert(
    fc.property(chosen, window, (address, window) => {
      const input = { address, window }
      expect(parseList(urlOf(LIST.href(input)))).toEqual({ ok: true, input: { kind: 'list', ...input } })
      expect(parseList(urlOf(LINES.href(input)))).toEqual({ ok: true, input: { kind: 'lines', ...input } })
    }),
  )
})

it('without a group it asks for rows, a hundred, starting with the first', () => {
  const input = { kind: 'rows', text: 'ring', sort: DEFAULT_SORT, offset: 0, limit: 100 }
  expect(parseList(urlOf('/api/recordings?q=ring'))).toEqual({ ok: true, input })
})

it.each(['offset=-1', 'limit=5001', 'sort=shade', 'group=shade'])('%s is refused', (search) => {
  expect(parseList(urlOf(`/api/recordings?${search}`))).toMatchObject({ ok: false, code: 'bad-request' })
})

it('a change and its parts are read back', () => {
  fc.assert(
    fc.property(text, path, (base, at) => {
      const input = { base, head: null, at }
      const parsed = (part: string | null, isWhole: boolean): object => ({
        ok: true,
        input: { ...input, part, isWhole },
      })
      expect(parseChange(urlOf(CHANGE.href({ ...input, isWhole: true })))).toEqual(parsed(null, true))
      expect(parseChange(urlOf(RAW_SIDES.href(input)))).toEqual(parsed('raw', false))
      expect(parseChange(urlOf(CHUNK_SIDES.href(input)))).toEqual(parsed('chunks', false))
    }),
  )
  expect(parseChange(urlOf('/api/review/change?part=half'))).toMatchObject({ ok: false, code: 'bad-request' })
})

it('the names of both ends are read back', () => {
  fc.assert(
    fc.property(text, text, (named, from) => {
      const input = { base: 'a', head: 'b', named, from, to: '' }
      expect(parseMarkdown(urlOf(MARKDOWN.href(input)))).toEqual(input)
      expect(parseStateAsked(urlOf(REVIEW_STATE.href({ base: named })))).toEqual({
        ok: true,
        input: { base: named },
      })
    }),
  )
})

it('a fingerprint is read back from a header, even as a weak tag', () => {
  expect(fingerprintIn(new Headers({ 'if-match': tagOf('abc') }), 'if-match')).toBe('abc')
  expect(fingerprintIn(new Headers({ etag: `W/${tagOf('abc')}` }), 'etag')).toBe('abc')
  expect(fingerprintIn(new Headers(), 'etag')).toBe('')
})

it('a body that is not a change of ticks and notes is refused with the place of the fault', () => {
  expect(parseStateChange('{"notes": {"a.json": null}, "viewed": {"add": ["k1"]}}')).toEqual({
    notes: { 'a.json': null },
    viewed: { add: ['k1'] },
  })
  expect(parseStateChange('{"viewed": {"add": [1]}}')).toContain('/viewed/add/0')
  expect(parseStateChange('{')).toContain('not a change of ticks and notes')
})

it('the id of a draft is read back, and one that could be a path is refused', () => {
  const address = (id: string): URL => urlOf(DROP_DRAFT.href({ path: 'a.json', id }))
  expect(parseDraft(address('tab-00001'))).toMatchObject({
    ok: true,
    input: { path: 'a.json', id: 'tab-00001' },
  })
  for (const id of ['', '../../secret', 'a/b.json', 'x'.repeat(65)]) {
    expect(parseDraft(address(id))).toMatchObject({ ok: false, code: 'bad-request' })
  }
})

it('a body that is not a draft is refused with the place of the fault', () => {
  const draft = { id: 'tab-00001', sequence: 1, fingerprint: 'a'.repeat(64), edits: [] }
  const unwritten = [{ field: '0 tool:0 arguments', text: '{' }]
  expect(parseDraftSent(JSON.stringify(draft))).toEqual({ ...draft, unwritten: [] })
  expect(parseDraftSent(JSON.stringify({ ...draft, unwritten }))).toEqual({ ...draft, unwritten })
  expect(parseDraftSent(JSON.stringify({ ...draft, id: '../../x' }))).toContain('at /id')
  expect(parseDraftSent(JSON.stringify({ ...draft, edits: [{ start: -1, count: 0, lines: [] }] }))).toContain(
    '/edits/0/start',
  )
  expect(parseDraftSent('{')).toContain('not a draft')
})
