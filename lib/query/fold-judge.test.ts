import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRecordings } from '#lib/disk/find'
import { readText } from '#lib/disk/read'
import { clustersOf } from './clusters'
import { foldText, isBeyondAscii } from './fold-text'
import { placesIn } from './match-places'

const JUDGE = fileURLToPath(new URL('../testing/fold-judge.py', import.meta.url))
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/2026-05', import.meta.url))

/** What Python's `unicodedata` and `casefold` say of texts, and of phrases that it makes from them. */
interface Judged {
  readonly folded: readonly string[]
  /** A text, a phrase as a person may type it, and whether Python finds it. */
  readonly phrases: readonly (readonly [text: number, phrase: string, isThere: boolean])[]
  /** For each code point: what it folds to, or null where this Python does not know it. */
  readonly letters: readonly (string | null)[]
}

const python = spawnSync('python3', ['--version']).status === 0

/** Letters of many scripts in which a rule could go wrong. */
const ODD = [
  'Straße STRASSE straẞe',
  'İstanbul ISTANBUL ıstanbul istanbul',
  'ΟΔΥΣΣΕΎΣ οδυσσεύς ΌΣΟΣ Σ ς',
  'don’t ‘stop’ “fine” „so“ ‚x‘ ‛y‟',
  'a-b a‐b a‑b a‒b a–b a—b a―b a−b',
  'in\u00adter\u00adna\u00adtional zero\u200bwidth \ufeffmark no\u2060break',
  'Cafe\u0301 Café Menü Menu\u0308 Å Å Å',
  'ﬁne ﬃ ＡＢＣ１２３ ｶﾞｷﾞﾊﾟ ガギパ ½ ² ㎏ ㍿ …',
  '한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8 ㅋㅋㅠㅠ 가',
  'ᾳ ᾼ ᾴ ὖ α\u0345 α\u0345\u0301 ŉ ǰ ΐ ﬗ',
  'กำ ຳ ค\u0e33 हिन्दी বাংলা',
  'Ꭰ ꭰ Ჟ ჟ Ⅷ ⅷ ⓐ',
  '´ ` ¨ a´b a ´ b',
  '👨‍👩‍👧 ❤️ 🇩🇪 e\u0301\u200d\u0301',
  'a \n\t\u00a0\u3000 b',
]

function judge(texts: readonly string[]): Judged {
  const input = JSON.stringify({ seed: 12, phrases: 2500, texts })
  const said = spawnSync('python3', [JUDGE], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  expect(said.stderr).toBe('')
  return JSON.parse(said.stdout)
}

/** The texts of some recordings of the corpus, and of all others those with other letters than ASCII. */
function corpusTexts(): string[] {
  if (!existsSync(CORPUS)) return []
  const texts = new Set<string>()
  for (const [index, { path }] of findRecordings(CORPUS).files.entries()) {
    const read = readText(CORPUS, path)
    if (!read.ok || !(index % 40 === 0 || read.text.includes('\\u'))) continue
    JSON.parse(read.text, (_, value) => {
      const isUsed = typeof value === 'string' && value.length >= 12 && value.length <= 400
      if (isUsed && (index % 40 === 0 || isBeyondAscii(value))) texts.add(value)
      return value
    })
  }
  return [...texts].slice(0, 3000)
}

describe.skipIf(!python)('Python judges', () => {
  const texts = [...ODD, ...corpusTexts()]
  const judged = judge(texts)

  test('2,500 phrases in other letters are found where Python finds them, and nowhere else', () => {
    expect(judged.phrases).toHaveLength(2500)
    const wrong = judged.phrases.filter(
      ([text, phrase, isThere]) => foldText(texts[text] ?? '').includes(foldText(phrase)) !== isThere,
    )
    expect(wrong.map(([text, phrase]) => [texts[text], phrase])).toEqual([])
    expect(judged.phrases.filter(([, , isThere]) => isThere).length).toBeGreaterThan(1500)
  })

  test('what is marked for a phrase is what stands in the text', () => {
    for (const [text, phrase, isThere] of judged.phrases) {
      const whole = texts[text] ?? ''
      const places = placesIn(whole, [foldText(phrase)])
      expect(places.length > 0).toBe(isThere && foldText(phrase) !== '')
      for (const { start, end } of places)
        expect(foldText(whole.slice(start, end))).toContain(foldText(phrase))
    }
  })

  test('two letters are one where Python says so, over all of Unicode that it knows', () => {
    const ours = new Map<string, string>()
    const wrong: string[] = []
    for (const [code, theirs] of judged.letters.entries()) {
      if (theirs === null) continue
      const folded = foldText(String.fromCodePoint(code))
      const known = ours.get(theirs)
      if (known === undefined) ours.set(theirs, folded)
      else if (known !== folded) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
    // No two classes are one here.
    expect(new Set(ours.values()).size).toBe(ours.size)
  })

  test('texts are equal where Python says so', () => {
    const classes = new Map<string, string>()
    for (const [index, theirs] of judged.folded.entries()) {
      const folded = foldText(texts[index] ?? '')
      expect(classes.get(theirs) ?? folded).toBe(folded)
      classes.set(theirs, folded)
    }
  })
})

const letter = fc.oneof(
  fc.constantFrom(...new Set(ODD.flatMap((text) => [...text.normalize('NFD'), ...text]))),
  fc.constantFrom(
    '\u0301',
    '\u0308',
    '\u0345',
    '\u1161',
    '\u11a8',
    '\uff9e',
    '\u00ad',
    '\u200d',
    '\ufe0f',
    ' ',
    '\n',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
)
const text = fc.array(letter, { maxLength: 20 }).map((letters) => letters.join(''))

test('the clusters of a text fold one by one to the same as the whole', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const clusters = [...clustersOf(whole)].map(({ start, end }) => whole.slice(start, end))
      expect(clusters.join('')).toBe(whole)
      expect(clusters.map(foldText).join('')).toBe(foldText(whole))
    }),
    { numRuns: 20_000 },
  )
})

test('the usual letters fold to one each', () => {
  const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
  const usual = letters.filter((one) => [...clustersOf(one)][0]?.isUsual)
  expect(usual.length).toBeGreaterThan(32_000)
  expect(usual.filter((one) => foldText(one).length !== 1)).toEqual([])
})

test('what is marked begins and ends with whole characters', () => {
  fc.assert(
    fc.property(text, text, (whole, word) => {
      const borders = new Set([0, whole.length])
      for (const { start, end, isUsual } of clustersOf(whole)) {
        for (let at = start; at <= end; at++) if (at === start || at === end || isUsual) borders.add(at)
      }
      for (const { start, end } of placesIn(whole, [foldText(word)])) {
        expect(borders.has(start) && borders.has(end)).toBe(true)
      }
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['marks', '\u0301\u0316'],
  ['letters with a mark', 'a\u0301'],
  ['characters of no width', '\u200b'],
  ['spaces', ' \u00ad'],
  ['signs', '中'],
])('a text of a million %s is folded and searched at once', (_, piece) => {
  const text = `é${piece.repeat(1_000_000)}x`
  expect(placesIn(text, ['x'])).toEqual([{ start: text.length - 1, end: text.length }])
})

test('more marks than any writing has are cut, and found all the same', () => {
  const text = `a${'\u0316\u0301'.repeat(100)}b`
  expect(placesIn(text, [foldText(text)])).toEqual([{ start: 0, end: text.length }])
  expect([...clustersOf(text)].map(({ start, end }) => foldText(text.slice(start, end))).join('')).toBe(
    foldText(text),
  )
})
