import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sameValue } from '#lib/json/compare'
import { jsonValueOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { writeDocument } from '#lib/json/write'
import type { Merge, MergeText, SideName } from './merge'
import { mergeTexts } from './merge-texts'

function side(text: string): MergeText {
  const parsed = parseDocument(text)
  return { text, document: parsed.ok ? parsed.document : null }
}

const merged = (base: string, mine: string, theirs: string): Merge =>
  mergeTexts({ base: side(base), mine: side(mine), theirs: side(theirs) })

const NONE = new Map()
const all = ({ asks }: Merge, name: SideName): Map<string, SideName> =>
  new Map(asks.map(({ key }) => [key, name]))
const parsedValue = (text: string): unknown => {
  const { document } = side(text)
  return document === null ? undefined : jsonValueOf(document, document.root)
}
const isSame = (a: string, b: string): boolean => {
  const [one, other] = [side(a).document, side(b).document]
  return one !== null && other !== null && sameValue(one, one.root, other, other.root)
}

/** Few keys and few values, so that the sides meet often. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('a', 'b', 1, 2, null, true),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom('k', 'l', 'm'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const text = fc
  .tuple(value, fc.constantFrom(undefined, 1, 2, '\t'))
  .map(([any, indent]) => JSON.stringify(any, null, indent))

describe('mergeTexts', () => {
  it('without a change on one side is the other side, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        const onlyTheirs = merged(base, base, other)
        expect(onlyTheirs.asks).toEqual([])
        expect(onlyTheirs.textOf(NONE)).toBe(other)
        const onlyMine = merged(base, other, base)
        expect(onlyMine.asks).toEqual([])
        expect(onlyMine.textOf(NONE)).toBe(other)
      }),
      { numRuns: 500 },
    )
  })

  it('by value, too: a change of mine alone gives my value, whatever the layout of theirs', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(1, 2, '\t'), (base, mine, indent) => {
        const theirs = JSON.stringify(JSON.parse(base), null, indent)
        const merge = merged(base, mine, theirs)
        expect(merge.asks).toEqual([])
        expect(isSame(merge.textOf(NONE), mine)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('where both did the same, asks nothing', () => {
    fc.assert(
      fc.property(text, text, (base, both) => {
        expect(merged(base, both, both)).toMatchObject({ asks: [] })
        expect(merged(base, both, both).textOf(NONE)).toBe(both)
      }),
    )
  })

  it('is symmetric: the same places ask, and with the same choices the value is the same', () => {
    fc.assert(
      fc.property(text, text, text, (base, one, other) => {
        const merge = merged(base, one, other)
        const swapped = merged(base, other, one)
        const keys = (of: Merge): string[] => of.asks.map(({ key }) => key).sort()
        expect(keys(swapped)).toEqual(keys(merge))
        const mine = merge.textOf(all(merge, 'mine'))
        expect(isSame(mine, swapped.textOf(all(swapped, 'theirs')))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('is JSON with any choices', () => {
    const choices = fc.infiniteStream(fc.constantFrom<SideName>('base', 'mine', 'theirs'))
    fc.assert(
      fc.property(text, text, text, choices, (base, mine, theirs, chosen) => {
        const merge = merged(base, mine, theirs)
        const answers = new Map(merge.asks.map(({ key }) => [key, chosen.next().value]))
        expect(side(merge.textOf(answers)).document).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('by line, without a change on one side is the other side, and is symmetric', () => {
    const lines = fc
      .array(fc.constantFrom('{', '  a', '  b', '  c', ''), { maxLength: 10 })
      .map((some) => `no JSON\n${some.join('\n')}`)
    fc.assert(
      fc.property(lines, lines, lines, (base, one, other) => {
        expect(merged(base, base, other).textOf(NONE)).toBe(other)
        expect(merged(base, other, base).textOf(NONE)).toBe(other)
        const merge = merged(base, one, other)
        const swapped = merged(base, other, one)
        expect(merge.by).toBe('line')
        expect(merge.textOf(all(merge, 'mine'))).toBe(swapped.textOf(all(swapped, 'theirs')))
      }),
      { numRuns: 500 },
    )
  })
})

const RECORDING = {
  request: { model: 'm', messages: [{ role: 'user', content: 'Which planet?' }] },
  response: {
    body: ['The', ' planet', ' is', ' Saturn', '.'].map((content, index) => ({
      id: 'rec-1',
      index,
      delta: { content, refusal: null },
    })),
  },
}
const BASE = `${JSON.stringify(RECORDING, null, 2)}\n`

describe('a recording', () => {
  test('is changed in different chunks: both are taken, and theirs stays byte for byte', () => {
    const mine = BASE.replace('" Saturn"', '" Mars"')
    const theirs = BASE.replace('" planet"', '" star"').replace('"rec-1"', '"rec-1"  ')
    const merge = merged(BASE, mine, theirs)
    expect(merge).toMatchObject({ by: 'value', asks: [], isLayoutKept: true })
    expect(merge.taken.map(({ from, path, before, after }) => [from, path?.at(2), before, after])).toEqual([
      ['theirs', 1, '" planet"', '" star"'],
      ['mine', 3, '" Saturn"', '" Mars"'],
    ])
    expect(merge.textOf(NONE)).toBe(theirs.replace('" Saturn"', '" Mars"'))
  })

  test('is changed by each side in another chunk, any two: theirs with my chunk, byte for byte', () => {
    const chunk = fc.nat(RECORDING.response.body.length - 1)
    fc.assert(
      fc.property(chunk, chunk, fc.string(), fc.string(), (one, other, typed, found) => {
        fc.pre(one !== other)
        // By its index: another chunk may have been given the same content.
        const changed = (from: string, index: number, content: string): string =>
          from.replace(
            new RegExp(`("index" ?: ?${index},[^"]+"delta"[^"]+"content" ?: ?)"[^"]*"`),
            (_, before: string) => before + JSON.stringify(content),
          )
        // Mine is typed into a text that theirs has in another form.
        const theirs = changed(BASE.replaceAll('\n', '\n\t').replaceAll(': ', ' :'), other, found)
        const merge = merged(BASE, changed(BASE, one, typed), theirs)
        expect(merge.asks).toEqual([])
        expect(merge.textOf(NONE)).toBe(changed(theirs, one, typed))
      }),
    )
  })

  test('is changed in one place by both: the place asks, with what each side has', () => {
    const mine = BASE.replace('" Saturn"', '" Mars"')
    const theirs = BASE.replace('" Saturn"', '" Venus"')
    const merge = merged(BASE, mine, theirs)
    expect(merge.taken).toEqual([])
    expect(merge.asks).toHaveLength(1)
    const [ask] = merge.asks
    expect(ask?.path).toEqual(['response', 'body', 3, 'delta', 'content'])
    expect([ask?.sides.base.text, ask?.sides.mine.text, ask?.sides.theirs.text]).toEqual([
      '" Saturn"',
      '" Mars"',
      '" Venus"',
    ])
    expect(mine.slice(ask?.sides.mine.start, ask?.sides.mine.end)).toBe('" Mars"')
    const key = ask?.key ?? ''
    expect(merge.textOf(new Map([[key, 'base']]))).toBe(BASE)
    expect(merge.textOf(new Map([[key, 'mine']]))).toBe(mine)
    expect(merge.textOf(new Map([[key, { hand: '" Pluto"' }]]))).toBe(BASE.replace('" Saturn"', '" Pluto"'))
  })

  test('gets a chunk from one side and another one changed by the other', () => {
    const chunks = [...RECORDING.response.body]
    chunks.splice(2, 0, { id: 'rec-1', index: 9, delta: { content: ' surely', refusal: null } })
    const mine = `${JSON.stringify({ ...RECORDING, response: { body: chunks } }, null, 2)}\n`
    const theirs = BASE.replace('" Saturn"', '" Venus"')
    const merge = merged(BASE, mine, theirs)
    expect(merge.asks).toEqual([])
    expect(merge.textOf(NONE)).toBe(mine.replace('" Saturn"', '" Venus"'))
  })

  test('loses a chunk that the other side changed: the chunk asks', () => {
    const left = RECORDING.response.body.filter((_, index) => index !== 3)
    const mine = `${JSON.stringify({ ...RECORDING, response: { body: left } }, null, 2)}\n`
    const theirs = BASE.replace('" Saturn"', '" Venus"')
    const merge = merged(BASE, mine, theirs)
    expect(merge.asks).toHaveLength(1)
    expect(merge.asks[0]?.sides.mine.text).toBeNull()
    expect(merge.textOf(all(merge, 'mine'))).toBe(mine)
    expect(merge.textOf(all(merge, 'theirs'))).toBe(theirs)
    expect(merge.textOf(all(merge, 'base'))).toBe(BASE)
  })

  test('gets other chunks at one place from both: they ask together', () => {
    const mine = BASE.replace(
      '      {\n        "id": "rec-1",\n        "index": 2,',
      (next) => `      1,\n${next}`,
    )
    const theirs = BASE.replace(
      '      {\n        "id": "rec-1",\n        "index": 2,',
      (next) => `      2,\n      3,\n${next}`,
    )
    const merge = merged(BASE, mine, theirs)
    expect(merge.asks.map(({ kind }) => kind)).toEqual(['items'])
    expect(merge.textOf(all(merge, 'mine'))).toBe(mine)
    expect(merge.textOf(all(merge, 'theirs'))).toBe(theirs)
    expect(merge.textOf(all(merge, 'base'))).toBe(BASE)
  })

  test('is written in another form by them: my change is put into their form, with its spelling', () => {
    const document = side(JSON.stringify(RECORDING)).document
    const theirs = document === null ? '' : writeDocument(document).replace('"model": "m"', '"model": "n"')
    const base = JSON.stringify(RECORDING, null, 1)
    const mine = base.replace('" Saturn"', '" \\u0053aturn V"')
    const merge = merged(base, mine, theirs)
    expect(merge.textOf(NONE)).toBe(theirs.replace('" Saturn"', '" \\u0053aturn V"'))
  })

  test('has a layout that I changed and that theirs does not have: this is said', () => {
    const mine = BASE.replace('"model": "m",', '"model":    "m",').replace('" Saturn"', '" Mars"')
    const merge = merged(BASE, mine, BASE.replace('" planet"', '" star"'))
    expect(merge.isLayoutKept).toBe(false)
    expect(merge.textOf(NONE)).toBe(BASE.replace('" planet"', '" star"').replace('" Saturn"', '" Mars"'))
  })

  test('has a key written twice: the object is one value', () => {
    const base = '{"a": {"x": 1, "x": 2}, "b": 1}'
    const merge = merged(base, base.replace('"x": 1', '"x": 3'), base.replace('"b": 1', '"b": 2'))
    expect(merge.textOf(NONE)).toBe('{"a": {"x": 3, "x": 2}, "b": 2}')
  })

  test('keeps digits and the kinds of numbers', () => {
    const base = '{"a": 1.0, "b": 12345678901234567890, "c": 1}'
    const merge = merged(base, base.replace('1.0', '1'), base.replace('"c": 1', '"c": 1e-05'))
    expect(merge.textOf(NONE)).toBe('{"a": 1, "b": 12345678901234567890, "c": 1e-05}')
    expect(parsedValue(merge.textOf(NONE))).toMatchObject({ a: 1 })
  })
})
