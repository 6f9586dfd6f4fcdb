import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { editorText } from '#lib/edit/written-text'
import { readRecording } from '#lib/entry/read-recording'
import { parseDocument } from '#lib/json/parse'
import { assemble } from '#lib/wire/assemble'
import { findInJson, type JsonMatch } from './find-in-json'
import { findInTexts } from './find-in-texts'
import { partWords } from './lane-parts'

const SATURN =
  'tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'

function opened(path: string) {
  const text = editorText(readFileSync(join('recordings', path), 'utf8'))
  const parsed = parseDocument(text)
  const recording = readRecording({ path, text })
  const known = recording.kind === 'unreadable' ? null : recording
  const find = findInJson(text, parsed.ok ? parsed.document : null, known)
  const shown = (match: JsonMatch): string[] => match.places.map(({ start, end }) => text.slice(start, end))
  return { text, recording: known, find, shown }
}

describe('a stream', () => {
  const { text, find, shown } = opened(SATURN)

  test('words over chunk borders are one match, with the piece in each chunk', () => {
    const [match, ...others] = find('WATER ice,  span')
    expect(others).toEqual([])
    expect(match && shown(match)).toEqual(['water', ' ice', ',', ' span'])
    expect(match?.part && partWords(match.part)).toBe('text, chunks 13 to 16')
  })

  test('words in one value are found once, though the lane holds them too', () => {
    expect(find('Saturn').map(shown)).toEqual([['saturn'], ['Saturn']])
    expect(find('280')).toMatchObject([{ places: [{}], part: null }])
  })

  test('what is written is found as well: keys, and the JSON around the values', () => {
    expect(find('"is_streaming": TRUE').map(shown)).toEqual([['"is_streaming": true']])
    expect(find('no such words')).toEqual([])
    expect(find('')).toEqual([])
  })

  test('matches are in the order of the text', () => {
    const starts = find('a').map(({ places }) => places[0]?.start ?? -1)
    expect(starts.length).toBeGreaterThan(100)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  test('while the text is not JSON, what is written is found', () => {
    const broken = text.slice(0, -4)
    expect(findInJson(broken, null, null)('" ice"')).toHaveLength(1)
    expect(findInJson(broken, null, null)('water ice')).toEqual([])
  })
})

test('a string is found as it reads, without its escapes', () => {
  const text = '{"a": "say \\"yes\\"\\n\\nor \\u00e9t\\u00e9", "b\\tc": 1}'
  const parsed = parseDocument(text)
  const find = findInJson(text, parsed.ok ? parsed.document : null, null)
  const shown = (typed: string): string[] =>
    find(typed).flatMap(({ places }) => places.map(({ start, end }) => text.slice(start, end)))
  expect(shown('"YES" or')).toEqual(['\\"yes\\"\\n\\nor'])
  expect(shown('ÉTÉ')).toEqual(['\\u00e9t\\u00e9'])
  expect(shown('b c')).toEqual(['b\\tc'])
})

test('several texts are searched in their order', () => {
  const [text, call] = [{ text: 'One\ntwo one' }, { text: 'none' }]
  expect(findInTexts([text, call], 'one')).toEqual([
    { of: text, start: 0, end: 3 },
    { of: text, start: 8, end: 11 },
    { of: call, start: 1, end: 4 },
  ])
  expect(findInTexts([text, call], 'one two')).toEqual([{ of: text, start: 0, end: 7 }])
})

/** Paths of all sample recordings. */
const samples = readdirSync('recordings', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.json') && file.includes('recordings/'),
)

test('every word of an answer is found, in any format, where the JSON holds its characters', () => {
  let overBorders = 0
  for (const path of samples) {
    const { recording, find, shown } = opened(path)
    if (!recording) continue
    for (const message of assemble(recording).messages) {
      for (const said of [message.text, message.reasoning, message.refusal]) {
        for (const word of (said.match(/[A-Za-z]+ [A-Za-z]+/g) ?? []).slice(0, 12)) {
          const matches = find(word)
          const all = matches.map((match) => shown(match).join(''))
          expect({ path, word, all }).toMatchObject({
            all: expect.arrayContaining([expect.stringMatching(new RegExp(`^${word}$`, 'i'))]),
          })
          overBorders += matches.filter(({ places }) => places.length > 1).length
        }
      }
    }
  }
  expect(overBorders).toBeGreaterThan(50)
})
