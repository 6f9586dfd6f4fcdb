import { describe, expect, it } from 'vitest'
import { diffHunks } from '#lib/page/diff-hunks'
import { noteOf, saveStateOf } from '../../components/editor/save/save-state'
import { changedPlaces } from './changed-places'
import { type Base, baseOf, type Edited, editedOf } from './edited-text'

const CALL = {
  test_id: 'tests/test_a.py::test_b',
  request: { method: 'POST', url: 'https://a.example/v1/chat', headers: {}, body: { model: 'm', stop: 'a' } },
  response: { body: [{ text: 'One' }, { text: ' two' }, { text: ' three' }], is_streaming: true },
}
const TEXT = `${JSON.stringify(CALL, null, 2)}\n`

function edit(change: (text: string) => string, text = TEXT): { base: Base; edited: Edited } {
  const base = baseOf(text, 'f', { problems: [], hash: null, messages: [] })
  return { base, edited: editedOf(base, change(base.text)) }
}

const places = (change: (text: string) => string) => {
  const { base, edited } = edit(change)
  return changedPlaces(base, edited)
}

describe('editedOf', () => {
  it('counts the lines that differ', () => {
    const { edited } = edit((text) => text.replace('" two"', '" 2"').replace('"m"', '"n"'))
    expect(edited.changedLines).toBe(2)
    expect(edit((text) => text).edited).toMatchObject({ changedLines: 0, isChanged: false })
  })

  it('counts a removed line', () => {
    expect(edit((text) => text.replace('      "stop": "a"\n', '')).edited.changedLines).toBe(1)
  })
})

describe('changedPlaces', () => {
  it('names the values that differ with their lines, and which of them are hashed', () => {
    const changes = places((text) =>
      text.replace('"m"', '"n"').replace('" two"', '" 2"').replace('{}', '{"a": 1}'),
    )
    expect(changes.map(({ pointer, line, isHashed }) => ({ pointer, line, isHashed }))).toEqual([
      { pointer: '/request/headers/a', line: 6, isHashed: false },
      { pointer: '/request/body/model', line: 8, isHashed: true },
      { pointer: '/response/body/1/text', line: 18, isHashed: false },
    ])
  })

  it('gives a removed value its former line', () => {
    const [gone] = places((text) => text.replace('"m",\n      "stop": "a"', '"m"'))
    expect(gone).toMatchObject({ pointer: '/request/body/stop', isRemoved: true, line: 9, isHashed: true })
  })

  it('counts the test id as hashed, except that of a tool call', () => {
    const rename = (text: string): string => text.replace('test_b', 'test_c')
    expect(places(rename)[0]?.isHashed).toBe(true)
    const tool = TEXT.replace('"method": "POST"', '"tool_name": "t"')
    const { base, edited } = edit(rename, tool)
    expect(changedPlaces(base, edited)[0]?.isHashed).toBe(false)
  })

  it('counts the test id of a model list as not hashed, until its URL changes', () => {
    const models = TEXT.replace('/v1/chat', '/v1/models')
    const rename = (text: string): string => text.replace('test_b', 'test_c')
    const { base, edited } = edit(rename, models)
    expect(changedPlaces(base, edited).map(({ isHashed }) => isHashed)).toEqual([false])
    const moved = edit((text) => rename(text).replace('/v1/models', '/v1/chat'), models)
    expect(changedPlaces(moved.base, moved.edited).map(({ isHashed }) => isHashed)).toEqual([true, true])
  })

  it('names a chunk that was taken out or put in, and not those behind it', () => {
    const one = '      {\n        "text": " two"\n      },\n'
    expect(TEXT).toContain(one)
    expect(places((text) => text.replace(one, ''))).toMatchObject([
      { pointer: '/response/body/1', isRemoved: true, line: 17 },
    ])
    expect(places((text) => text.replace(one, one + one.replace('two', '2')))).toMatchObject([
      { pointer: '/response/body/2', isRemoved: false, line: 20 },
    ])
  })

  it('is empty while the text is not JSON', () => {
    expect(places((text) => text.replace('{', ''))).toEqual([])
  })
})

describe('diffHunks', () => {
  it('shows changed lines with one line before and after, pointers and words', () => {
    const { base, edited } = edit((text) => text.replace('" two"', '" 2"'))
    const { hunks, left } = diffHunks(base, edited, changedPlaces(base, edited))
    expect(left).toBe(0)
    expect(hunks).toHaveLength(1)
    expect(hunks[0]?.pointers).toEqual(['/response/body/1/text'])
    expect(hunks[0]?.rows.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['same', 17, 17],
      ['removed', 18, null],
      ['added', null, 18],
      ['same', 19, 19],
    ])
    const removed = hunks[0]?.rows[1]?.runs ?? []
    expect(removed.find(({ kind }) => kind === 'removed')?.text).toBe('two')
  })

  it('keeps the line numbers of both sides after a line was added', () => {
    const { base, edited } = edit((text) =>
      text.replace('"m",\n', '"m",\n      "n": 1,\n').replace('" three"', '" 3"'),
    )
    const { hunks } = diffHunks(base, edited, changedPlaces(base, edited))
    expect(hunks.map(({ rows }) => rows.map(({ kind, before, after }) => [kind, before, after]))).toEqual([
      [
        ['same', 8, 8],
        ['added', null, 9],
        ['same', 9, 10],
      ],
      [
        ['same', 20, 21],
        ['removed', 21, null],
        ['added', null, 22],
        ['same', 22, 23],
      ],
    ])
  })

  it('shows a character that turns the reading order as a sign', () => {
    const { base, edited } = edit((text) => text.replace('"m"', '"\u202em"'))
    const { hunks } = diffHunks(base, edited, [])
    expect(JSON.stringify(hunks)).toContain('⟨RLO⟩')
    expect(JSON.stringify(hunks)).not.toContain('\u202e')
  })
})

describe('saveStateOf', () => {
  const known = { isChecked: true, failure: null, unwritten: 0, readOnlyReason: null }
  const state = (
    change: (text: string) => string,
    errors = 0,
    readOnlyReason: string | null = null,
    oldErrors = 0,
  ) =>
    saveStateOf({
      edited: edit(change).edited,
      errors,
      oldErrors,
      ...known,
      readOnlyReason,
    })

  it('says why a text cannot be saved', () => {
    const one = (text: string): string => text.replace('"m"', '"n"')
    expect(state((text) => text)).toEqual({ canSave: false, words: 'nothing to save' })
    expect(state(one)).toEqual({ canSave: true, words: '1 line changed' })
    expect(state(one, 2)).toEqual({ canSave: false, words: '1 line changed, fix 2 errors to save' })
    expect(state(one, 0, null, 1)).toEqual({
      canSave: true,
      words: '1 line changed, 1 error that the file had before stays',
    })
    expect(state(one, 1, null, 2)).toEqual({ canSave: false, words: '1 line changed, fix 1 error to save' })
    expect(state(one, 0, 'why')).toEqual({ canSave: false, words: 'read only' })
  })

  it('claims nothing of a text that is not checked yet, and says why it cannot be', () => {
    const { edited } = edit((text) => text.replace('"m"', '"n"'))
    const before = { tone: 'plain', text: 'The answer and the request hash stay the same.' } as const
    const unchecked = { ...known, edited, errors: 1, oldErrors: 1, isChecked: false }
    expect(saveStateOf(unchecked).words).toBe('1 line changed, checking')
    expect(noteOf(unchecked, before).text).toBe('')
    expect(noteOf({ ...unchecked, failure: 'No answer.' }, before)).toEqual({
      tone: 'warning',
      text: 'Not checked: No answer.',
    })
    expect(noteOf({ ...unchecked, errors: 0, isChecked: true }, before)).toBe(before)
  })
})
