import { chunkChanges } from '#lib/edit/chunk-changes'
import {
  choose,
  type EditableField,
  type EditableMessage,
  editField,
} from '#lib/edit/message/editable-message'
import { effectsOf } from '#lib/edit/message/effects'
import { openMessage } from '#lib/edit/message/open-message'
import { writeMessage } from '#lib/edit/message/write-message'
import { readRecording } from '#lib/entry/read-recording'
import { itemOfPath } from '#lib/formats/recorder/places'
import { changedPaths } from '#lib/json/compare'
import type { JsonValue } from '#lib/json/document'
import { documentOf } from '#lib/json/parse'
import { compactText } from '#lib/json/spelling'
import { editBetween, isInsidePair } from '#lib/json/text-edit'
import { isObject } from '#lib/json/value'
import { restText } from '#lib/message/message'
import { startsOfPieces, textOfPieces } from '#lib/message/recut'
import { assemble } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'

/* For tests: edits of answers that nobody chose, and what must be true of the file that they give. */

/** Gives random whole numbers from 0 up to but not including a limit. */
type Random = (limit: number) => number

const WORDS = [
  ' the',
  ' cat',
  'x',
  '. Then',
  '\n',
  ' “quoted”',
  '\\',
  '"',
  ' 🐈',
  '日本語',
  ' café',
  '\u0000',
  '👩‍👩‍👧',
  ' ',
]

/**
 * Opens a recording and edits one to three of its fields: types, deletes and replaces.
 * @returns null if the recording has no field that can be edited
 */
export function editedAtRandom(recording: Recording, random: Random): EditableMessage | null {
  let message = openMessage(recording)
  const keys = message.fields.flatMap(({ key, fixed }) => (fixed === null ? [key] : []))
  if (keys.length === 0) return null
  for (let count = 1 + random(3); count > 0; count--) {
    const field = message.fields.find(({ key }) => key === keys[random(keys.length)])
    if (field) message = editedField(message, field, random)
  }
  return message
}

function editedField(message: EditableMessage, field: EditableField, random: Random): EditableMessage {
  const text = textOfPieces(field.pieces)
  const whole = { start: 0, end: text.length }
  if (field.form === 'number')
    return editField(message, field.key, { ...whole, text: String(random(99_999)) })
  if (field.form === 'json') {
    // Arguments that come value by value take no other member.
    const isByValue = message.origin.arguments.has(field.key)
    const other = JSON.stringify(otherValue(JSON.parse(text), random, !isByValue))
    return editField(message, field.key, editBetween(text, other))
  }
  // An empty name or finish reason is none.
  const isWord = field.part === 'name' || field.part === 'finish'
  const places = [0, 1].map(() => outsidePairs(text, random(text.length + 1))).sort((a, b) => a - b)
  const [start = 0, end = 0] = random(2) === 0 ? [places[0], places[0]] : places
  const typed = isWord
    ? `w${random(9)}`
    : Array.from({ length: random(5) }, () => WORDS[random(WORDS.length)]).join('')
  return editField(message, field.key, { start, end, text: typed })
}

function outsidePairs(text: string, offset: number): number {
  return isInsidePair(text, offset) ? offset + 1 : offset
}

/** The same value with other strings and numbers in places; sometimes with another member. */
function otherValue(value: JsonValue, random: Random, mayAdd: boolean): JsonValue {
  if (typeof value === 'string') return random(2) === 0 ? value : `${value}${WORDS[random(WORDS.length)]}`
  if (typeof value === 'number') return random(2) === 0 ? value : random(1000)
  if (Array.isArray(value)) return value.map((item) => otherValue(item, random, mayAdd))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(
    ([key, member]) => [key, otherValue(member, random, mayAdd)] as const,
  )
  return Object.fromEntries(mayAdd && random(4) === 0 ? [...members, ['added', [1, { deep: '…' }]]] : members)
}

/**
 * Writes an edited message and finds what is wrong with the file: a field that is not read as typed, a value that
 * changed but should not, content beside the lanes that came or went.
 * @returns the written file; throws what is wrong
 */
export function checkedWrite(message: EditableMessage): string {
  const written = writeMessage(message)
  if (!written.ok)
    throw new Error(written.problems.map(({ field, message }) => `${field}: ${message}`).join('; '))
  const { recording } = message.origin
  const again = readRecording({ path: recording.path, text: written.text })
  if (again.kind === 'unreadable') throw new Error('The written file cannot be read.')
  const read = openMessage(again)
  for (const field of message.fields) {
    const [typed, found] = [field, read.fields.find(({ key }) => key === field.key)].map(typedIn)
    if (typed !== found)
      throw new Error(`${field.key}: typed ${JSON.stringify(typed)}, read ${JSON.stringify(found)}`)
  }
  const [before, after] = [recording, again].map((one) => restOf(one, message))
  if (before !== after) throw new Error(`Rest was ${before?.slice(0, 300)}, and is ${after?.slice(0, 300)}`)
  if (message.choices.emptied === 'keep') checkUntouched(message, written.text)
  checkCounts(message, written.text)
  return written.text
}

/** The text of a field; of JSON without its white space. A field that has nothing is not read again. */
function typedIn(field: EditableField | undefined): string {
  const text = field ? textOfPieces(field.pieces) : ''
  if (field?.form !== 'json') return text
  const document = documentOf(text)
  return compactText(document, document.root)
}

/**
 * The rest of an answer, without what repeats the message. The result of a tool is named after the tool, so its name
 * changes with the call's; of chunks that are taken out, the ids of their tokens are gone.
 */
function restOf(recording: Recording, { origin }: EditableMessage): string {
  const repeated = new Set(origin.echoes.flatMap(({ slots }) => slots.map(({ at }) => at)))
  const rest = assemble(recording).rest.filter(({ path }) => {
    return !/token_ids?$/.test(path) && ![...repeated].some((at) => at.endsWith(path))
  })
  return JSON.stringify(
    rest.map((one) => [one.path, one.as.replace(/^result of .*/, 'result'), restText(one)]),
  )
}

/** The page counts the chunks of the texts, and names those of the effects: both must say the same. */
function checkCounts(message: EditableMessage, text: string): void {
  const { recut, untrue, takenOut } = effectsOf(message)
  const changes = chunkChanges(message.origin.recording.document, documentOf(text))
  if (changes === null) return
  const named = new Set([...recut.map(({ chunk }) => chunk), ...untrue.repeats])
  const [gone, rewritten] = [changes.takenOut - changes.putIn, changes.rewritten + changes.putIn]
  const most = [...named].filter((chunk) => !takenOut.has(chunk)).length
  if (gone !== takenOut.size || rewritten > most) {
    throw new Error(
      `${takenOut.size} chunks go and ${most} change, but counted are ${JSON.stringify(changes)}.`,
    )
  }
}

/** Only the chunks that the effects name may differ, as values and as text. */
function checkUntouched(message: EditableMessage, text: string): void {
  const { recut, untrue } = effectsOf(message)
  const named = new Set([...recut.map(({ chunk }) => chunk), ...untrue.repeats])
  const { recording, values } = message.origin
  const { document, answer } = recording
  for (const { path } of changedPaths(document, documentOf(text))) {
    const item = answer.isList ? itemOfPath(path) : path[1] === 'body' ? 0 : null
    if (item === null || !named.has(values.chunkOf(item))) throw new Error(`${path.join('/')} changed.`)
  }
  for (const field of message.fields) {
    for (const start of startsOfPieces(field.pieces)) {
      const isSplit = isInsidePair(textOfPieces(field.pieces), start)
      const wasSplit = startsOfPieces(field.recorded).some((at) =>
        isInsidePair(textOfPieces(field.recorded), at),
      )
      if (isSplit && !wasSplit) throw new Error(`${field.key} is split inside a character.`)
    }
  }
}

/** The same edits, with the chunks taken out that they leave empty. */
export function withoutEmptied(message: EditableMessage): EditableMessage {
  return choose(message, { emptied: 'take out' })
}
