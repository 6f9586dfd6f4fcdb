import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import type { Rest } from '#lib/message/message'
import { parseQuery } from '#lib/query/query'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { markdownOf } from './copy'
import { matchesOf } from './page-matches'
import { type RecordingView, viewOf } from './view'
import { restViews } from './view-rest'

const SAMPLES = 'recordings/tests/integration'
const FERRY = `${SAMPLES}/responses/recordings/1ea21e8352e8d95af55f909057d4eb63f62dcf89e09abb298cacf71447c26a5b.json`
const UNKNOWN = `${SAMPLES}/safety/recordings/37009028cb40d5025734ceb87a681a3f4192411cf0c2e6c80ab50e720513814e.json`

function viewed(text: string): RecordingView & { readonly markdown: string } {
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind === 'unreadable') throw new Error('The text is a recording.')
  const opened = openRecording(recording, { size: text.length, modified: 1 })
  return { ...viewOf(recording, opened), markdown: markdownOf(recording, opened) }
}

function withBody(kind: keyof typeof SPECIMENS, body: JsonValue): RecordingView {
  const specimen = SPECIMENS[kind]
  return viewed(textOf({ ...specimen, response: { ...(specimen.response as JsonObject), body } }))
}

const paths = ({ rest }: RecordingView): string[] => rest.parts.map(({ path }) => path)

test('pieces of a path are joined, with the chunk and the start of each', () => {
  const { rest } = viewed(readFileSync(FERRY, 'utf8'))
  expect(rest.parts.find(({ path }) => path.endsWith('/note'))).toMatchObject({
    text: 'Timetables were not checked <b>today</b>',
    chunks: [15, 16, 17],
    starts: [0, 10, 19],
    said: 3,
  })
})

test('a value that is the same in all chunks is shown once', () => {
  const { rest, chunks } = viewed(readFileSync(FERRY, 'utf8'))
  expect(rest.parts.find(({ path }) => path === '/model_version')).toMatchObject({
    text: '2.4.1',
    chunks: [0],
    starts: [0],
    said: 21,
  })
  const shapes = chunks?.deltas.shapes.map(({ of }) => of) ?? []
  const listed = chunks?.deltas.shape.filter((shape) => shapes[shape] === '/model_version')
  expect(listed).toHaveLength(1)
})

test('values that are not text are separated by spaces', () => {
  const pieces = ['1', '23'].map((text, chunk) => ({ chunk, text }))
  const part: Rest = { path: '/n', as: '', group: '/n', isText: false, pieces }
  expect(restViews([part], () => false).parts[0]).toMatchObject({ text: '1 23', starts: [0, 2] })
})

test('paths beyond a page’s limit are counted, and long texts are cut', () => {
  const rest = Array.from({ length: 300 }, (_, index): Rest => {
    const path = `/${index}`
    return { path, as: '', group: path, isText: true, pieces: [{ chunk: 0, text: 'x'.repeat(70_000) }] }
  })
  const { parts, omitted } = restViews(rest, ({ path }) => path === '/0')
  expect([parts.length, omitted]).toEqual([200, 99])
  expect(parts[0]).toMatchObject({ path: '/1', key: 'rest.1', length: 70_000 })
  expect(JSON.stringify(parts).length).toBeLessThan(500_000)
})

test('an answer of an unknown kind is shown by path', () => {
  const view = viewed(readFileSync(UNKNOWN, 'utf8'))
  expect(paths(view)).toContain('/results/1/category_scores/violence')
  expect(view.rest.parts).toHaveLength(13)
  expect(view.markdown).toContain('A bird is accused of theft.')
})

test('content of a table is not shown twice; content that the table leaves out is shown', () => {
  const model = (id: string, more: JsonObject): JsonValue => ({
    __type__: 'openai.types.model.Model',
    __data__: { id, object: 'model', created: 1, owned_by: 'the harbour', ...more },
  })
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`key_${index}`, `value ${index}`]))
  const view = withBody('openai.models', [model('gull', many), model('tern', {})])
  expect(view.value).toMatchObject({ type: 'table', title: '2 models' })
  expect(paths(view)).toEqual(['/gull/key_6', '/gull/key_7', '/gull/key_8'])
  expect(matchesOf(view, parseQuery('rest:tern'))?.firsts).toEqual([['cell.1.0', 0]])
})

test('content of a failure is not shown twice', () => {
  for (const kind of ['error', 'exception'] as const) {
    const view = viewed(textOf(SPECIMENS[kind]))
    expect([view.failure === null, paths(view)]).toEqual([false, []])
  }
})

test('the model that answered is named if it is not the one that was asked', () => {
  const view = viewed(textOf(SPECIMENS['openai.chat']))
  expect(view.model).toBe('gpt-4o')
  expect(view.models).toEqual([{ key: `rest.${view.rest.parts.length}`, name: 'gpt-4o-2024-08-06' }])
  expect(matchesOf(view, parseQuery('rest:2024-08-06'))?.total).toBe(1)
})

test('an answer of ids alone says that something came back', () => {
  const view = withBody('openai.chat', { id: 'x' })
  expect(view.hasItems).toBe(true)
  expect(withBody('openai.chat', null).hasItems).toBe(false)
})

test('a stream without chunks is a stream, and not an answer without a body', () => {
  const view = withBody('openai.chat.chunks', [])
  expect([view.hasItems, view.isList, view.chunks?.starts]).toEqual([false, true, []])
  expect(withBody('openai.chat', null)).toMatchObject({ isList: false, chunks: null })
})
