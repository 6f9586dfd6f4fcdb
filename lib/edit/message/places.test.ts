import { describe, expect, it, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { pieceAt, textOfPieces } from '#lib/message/recut'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { KINDS } from '#lib/wire/kind'
import { filesBelow, samples } from '../../../bench/real-recordings'
import { editorText } from '../written-text'
import { openMessage } from './open-message'
import { JsonPlaces } from './places'

/** Every character of every field, with the characters that the editor shows at its place. */
function* characters(text: string): Generator<readonly [said: string, shown: string, isBack: boolean]> {
  const recording = readRecording({ path: 'recordings/a.json', text })
  if (recording.kind === 'unreadable') return
  const message = openMessage(recording)
  const places = new JsonPlaces(message)
  const lines = editorText(text).split('\n')
  for (const { key, form, pieces, fixed } of message.fields) {
    const whole = textOfPieces(pieces)
    if (fixed !== null || form !== 'text') continue
    let offset = 0
    for (const unit of whole.slice(0, 200)) {
      offset += unit.length
      const place = places.ofField(key, offset)
      if (!place) throw new Error(`${key} ${offset} has no place`)
      const back = places.inMessage(place)
      yield [unit, lines[place.line - 1]?.slice(0, place.column - 1) ?? '', back?.field === key]
    }
  }
}

describe('a character of an answer and its place in the JSON', () => {
  const texts = [
    ...KINDS.flatMap((kind) => (kind in SPECIMENS ? [[kind, textOf(SPECIMENS[kind])] as const] : [])),
    ...filesBelow(samples).map(({ path, text }) => [path, text] as const),
  ]
  test.each(texts)('%s', (_, text) => {
    for (const [said, shown, isBack] of characters(text)) {
      expect(isBack).toBe(true)
      if (/[a-z0-9]/i.test(said)) expect(shown.at(-1)).toBe(said)
    }
  })

  it('goes to the piece of a chunk from the line where the chunk starts', () => {
    const text = textOf(SPECIMENS['openai.chat.chunks'])
    const recording = readRecording({ path: 'recordings/a.json', text })
    if (recording.kind === 'unreadable') throw new Error('unreadable')
    const message = openMessage(recording)
    const places = new JsonPlaces(message)
    for (const chunk of [0, 1, 2]) {
      const start = places.ofChunk(chunk)
      const place = start && places.inMessage(start)
      const pieces = message.fields.find(({ key }) => key === place?.field)?.pieces ?? []
      expect(place && pieces[pieceAt(pieces, place.offset)]?.chunk).toBe(chunk)
    }
  })

  it('is found with line ends and a byte order mark of its own', () => {
    const text = `\ufeff${textOf(SPECIMENS['openai.chat.chunks']).replaceAll('\n', '\r\n')}`
    for (const [said, shown] of characters(text)) if (/[a-z]/i.test(said)) expect(shown.at(-1)).toBe(said)
  })
})
