import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOfPieces } from '#lib/message/recut'
import { SharedText } from '../session/shared-text'
import { MessageStore } from './message-store'
import { openText } from './open-text'

const PATH = 'recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'
const FILE = readFileSync(`recordings/tests/integration/responses/${PATH}`, 'utf8')
const WHOLE = 'recordings/463dd85fc68d838f2355240892d8217e51fa6e12c6f2985db8c56f7db3e6ecf4.json'
const WHOLE_FILE = readFileSync(`recordings/tests/integration/messages/${WHOLE}`, 'utf8')
const ANSWER = '0 text text'
const FINISH = '0 finish finish'

/** The message view with the text of both views. `change` is what typing in the JSON does. */
function started(
  path = PATH,
  file = FILE,
): {
  readonly store: MessageStore
  readonly text: () => string
  readonly change: (text: string) => void
} {
  const shared = new SharedText(file)
  const store = new MessageStore({
    open: (of) => openText(path, of),
    write: (text, joins) => shared.write(text, joins),
    typed: () => undefined,
    read: () => undefined,
    step: (by) => shared.step(by),
  })
  store.take(file, file)
  return { store, text: () => shared.get(), change: (text) => shared.write(text) }
}

function said(store: MessageStore, key = ANSWER): string {
  return textOfPieces(store.get().message?.fields.find((field) => field.key === key)?.pieces ?? [])
}

test('what is typed is written into the text, and undone field by field', () => {
  const { store, text } = started()
  store.edit(ANSWER, { start: 0, end: 3, text: 'We' }, 2)
  store.flush()
  expect(text()).toBe(FILE.replace('"You"', '"We"'))
  store.edit(FINISH, { start: 0, end: 4, text: 'length' }, 6)
  store.step(-1)
  expect(text()).toBe(FILE.replace('"You"', '"We"'))
  expect(store.get().place).toEqual({ field: FINISH, offset: 6 })
  store.step(-1)
  expect(text()).toBe(FILE)
  expect(said(store)).toMatch(/^You are/)
  store.step(1)
  store.step(1)
  expect(text()).toContain('"finish_reason": "length"')
  expect(said(store)).toMatch(/^We are/)
})

test('a stretch over several chunks that is typed over is cut as one edit', () => {
  const { store } = started()
  const start = said(store).indexOf('mostly water ice')
  const typed = 'mainly water snow'
  for (const [index, unit] of [...typed].entries()) {
    const end = index === 0 ? start + 'mostly water ice'.length : start + index
    store.edit(ANSWER, { start: start + index, end, text: unit }, start + index + 1)
  }
  const [field] = store.get().message?.fields ?? []
  expect(field?.pieces.slice(11, 14).map(({ text }) => text)).toEqual([' mainly', ' water', ' snow'])
})

test('a change of the text itself is read, and compared with the file', () => {
  const { store, change, text } = started()
  change(FILE.replace('"You"', '"They"'))
  store.take(text(), FILE)
  expect(said(store)).toMatch(/^They are/)
  const [field] = store.get().message?.fields ?? []
  expect(field?.recorded[0]?.text).toBe('You')
  store.edit(ANSWER, { start: 4, end: 8, text: ' were' }, 9)
  store.flush()
  expect(text()).toBe(FILE.replace('"You"', '"They"').replace('" are"', '" were"'))
})

test('undo goes on with the changes of the text itself', () => {
  const { store, change, text } = started()
  change(FILE.replace('"You"', '"They"'))
  store.take(text(), FILE)
  store.step(-1)
  store.take(text(), FILE)
  expect(text()).toBe(FILE)
  expect(said(store)).toMatch(/^You are/)
})

test('typing in the JSON, then here, is undone and made again in one history', () => {
  const { store, change, text } = started()
  store.edit(ANSWER, { start: 0, end: 3, text: 'We' }, 2)
  store.flush()
  for (const typed of ['We!', 'We!"', 'We!']) {
    change(FILE.replace('"You"', `"${typed}"`))
    store.take(text(), FILE)
  }
  store.edit(ANSWER, { start: 3, end: 3, text: '?' }, 4)
  const said: (string | null)[] = []
  const step = (by: 1 | -1): void => {
    store.step(by)
    const { message } = store.get()
    said.push(message && textOfPieces(message.fields[0]?.pieces ?? []).slice(0, 4))
  }
  for (const by of [-1, -1, -1, -1, -1, -1] as const) step(by)
  expect(said).toEqual(['We! ', null, 'We! ', 'We a', 'You ', 'You '])
  said.length = 0
  for (const by of [1, 1, 1, 1, 1, 1] as const) step(by)
  expect(said).toEqual(['We a', 'We! ', null, 'We! ', 'We!?', 'We!?'])
})

test('whatever is done in either view, undo goes back to the file and redo to the last text', () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), at: fc.nat(80), text: fc.string({ maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('json' as const),
      at: fc.nat(FILE.length),
      text: fc.constantFrom('!', '"'),
    }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'flush' as const) }),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const { store, change, text } = started()
      for (const one of actions) {
        if (one.kind === 'type') {
          store.edit(ANSWER, { start: one.at, end: one.at, text: one.text }, one.at + one.text.length)
        } else if (one.kind === 'json') {
          store.flush()
          change(text().slice(0, one.at) + one.text + text().slice(one.at))
          store.take(text(), FILE)
        } else if (one.kind === 'flush') store.flush()
        else store.step(one.kind === 'undo' ? -1 : 1)
      }
      store.flush()
      const last = text()
      const read = openText(PATH, last)
      if (read)
        expect(said(store)).toBe(textOfPieces(read.fields.find(({ key }) => key === ANSWER)?.pieces ?? []))
      else expect(store.get().message).toBe(null)
      for (let count = 0; count <= actions.length + 1; count++) store.step(-1)
      expect(text()).toBe(FILE)
      expect(said(store)).toMatch(/^You are/)
    }),
    { numRuns: 60 },
  )
})

test('an edit that cannot be written is taken back, and so is it when the text is replaced', () => {
  const { store, text } = started(WHOLE, WHOLE_FILE)
  const count = store.get().message?.fields.find(({ part }) => part === 'count')
  const key = count?.key ?? ''
  const now = (): string => said(store, key)
  const recorded = now()
  store.edit(key, { start: 0, end: recorded.length, text: 'many' }, 4)
  store.flush()
  expect(text()).toBe(WHOLE_FILE)
  expect(store.get().problems).toHaveLength(1)
  store.step(-1)
  expect(now()).toBe(recorded)
  store.step(1)
  expect(now()).toBe('many')
  expect(store.replaced(WHOLE_FILE, [])).toEqual([])
  expect(now()).toBe(recorded)
  expect(store.get().problems).toEqual([])
  store.step(-1)
  expect(now()).toBe('many')
})

test('what cannot be written keeps nothing else from the text, and stays when that is replaced', () => {
  const { store, text, change } = started(WHOLE, WHOLE_FILE)
  const key = store.get().message?.fields.find(({ part }) => part === 'arguments')?.key ?? ''
  const recorded = said(store, key)
  const raw = { field: key, text: `{"x" oops${recorded.slice(1)}` }
  store.edit(key, { start: 1, end: 1, text: '"x" oops' }, 9)
  store.edit(ANSWER, { start: 0, end: 0, text: 'Well. ' }, 6)
  expect(store.unwritten()).toEqual([raw])
  expect(text()).toContain('Well. ')
  expect(said(store, key)).toBe(raw.text)

  const mended = `${text()} `
  change(mended)
  expect(store.replaced(mended, [raw, { field: 'gone', text: 'x' }])).toEqual([{ field: 'gone', text: 'x' }])
  expect(text()).toBe(mended)
  expect(said(store, key)).toBe(raw.text)
  expect(store.get().problems).toMatchObject([{ field: key, code: 'not-json' }])

  // Another text takes the place of all of it, and undo brings all of it back.
  change(WHOLE_FILE)
  store.replaced(WHOLE_FILE, [])
  expect([said(store, key), store.unwritten()]).toEqual([recorded, []])
  store.step(-1)
  expect([text(), said(store, key), store.unwritten()]).toEqual([mended, raw.text, [raw]])
  store.step(-1)
  expect([text(), said(store, key), said(store).slice(0, 5)]).toEqual([mended, recorded, 'Well.'])
  store.step(-1)
  store.step(-1)
  expect([text(), said(store, key)]).toEqual([WHOLE_FILE, raw.text])
  store.step(-1)
  expect([text(), said(store, key), store.unwritten()]).toEqual([WHOLE_FILE, recorded, []])
})

test('a text that is no recording has no message, and comes back', () => {
  const { store } = started()
  store.take('{', FILE)
  expect(store.get().message).toBe(null)
  store.take(FILE, FILE)
  expect(said(store)).toMatch(/^You are/)
})

test('after a save nothing is changed, and undo still knows the text before', () => {
  const { store, text } = started()
  store.edit(ANSWER, { start: 0, end: 3, text: 'We' }, 2)
  store.flush()
  store.take(text(), text())
  const [field] = store.get().message?.fields ?? []
  expect(field?.recorded).toEqual(field?.pieces)
  store.step(-1)
  expect(text()).toBe(FILE)
})

test('a cursor that comes from the JSON goes back to where it was there', () => {
  const { store, text } = started()
  const lines = text().split('\n')
  const line = lines.findIndex((one) => one.includes('"content": " mostly"'))
  // Before the first character of a chunk, and outside of all text.
  for (const column of [(lines[line]?.indexOf(' mostly"') ?? 0) + 1, 3]) {
    const position = { line: line + 1, column }
    store.placeAt(position)
    expect(store.placeInText()).toEqual(position)
    store.moved({ field: ANSWER, offset: 1 })
    expect(store.placeInText()).not.toEqual(position)
  }
})

test('the cursor has the same place in the JSON', () => {
  const { store, text } = started()
  store.edit(ANSWER, { start: 0, end: 3, text: 'We' }, 2)
  const place = store.placeInText()
  const line = text().split('\n')[(place?.line ?? 0) - 1] ?? ''
  expect(line.slice(0, (place?.column ?? 1) - 1).trim()).toBe('"content": "We')
  store.place(null)
  if (place) store.placeAt(place)
  expect(store.get().place).toEqual({ field: ANSWER, offset: 2 })
})
