import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Recording } from '#lib/wire/recording'
import { type ValueView, valueView } from './view-value'

function recordingOf(text: string): Recording {
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind === 'unreadable') throw new Error('The text is a recording.')
  return recording
}

function withBody(kind: keyof typeof SPECIMENS, body: JsonValue): Recording {
  const specimen = SPECIMENS[kind]
  return recordingOf(textOf({ ...specimen, response: { ...(specimen.response as JsonObject), body } }))
}

/** The table of a kind, by its column names. */
function rowsOf(view: ValueView | null): Record<string, string>[] {
  if (view?.type !== 'table') throw new Error('The view is not a table.')
  return view.rows.map((cells) =>
    Object.fromEntries(view.columns.map(({ name }, at) => [name, cells[at] ?? ''])),
  )
}

const viewOfKind = (kind: keyof typeof SPECIMENS): ValueView | null =>
  valueView(recordingOf(textOf(SPECIMENS[kind])))

const TYPES: Partial<Record<keyof typeof SPECIMENS, ValueView['type']>> = {
  'openai.embeddings': 'embeddings',
  'gemini.embeddings': 'embeddings',
  'ollama.embed': 'embeddings',
  'openai.models': 'table',
  'ollama.ps': 'table',
  'ollama.models': 'table',
  'ollama.pull': 'table',
  'ollama.pull.chunks': 'table',
  rerank: 'table',
  file: 'file',
  tool: 'tool',
}
const kinds = Object.keys(SPECIMENS) as (keyof typeof SPECIMENS)[]

test.each(kinds)('%s has the view of its kind, or no view', (kind) => {
  expect(viewOfKind(kind)?.type).toBe(TYPES[kind])
})

describe('vectors', () => {
  it('in a list are shown as written, in base64 as floats', () => {
    const view = viewOfKind('openai.embeddings')
    expect(view).toMatchObject({ count: 2 })
    expect(view?.type === 'embeddings' && view.vectors).toMatchObject([
      { index: '0', encoding: 'list', dimensions: 3, lowest: '-0.25', highest: '0.5', norm: '0.5590' },
      { index: '1', encoding: 'base64', dimensions: 2, first: ['0.5', '-0.25'] },
    ])
    const text = textOf(SPECIMENS['openai.embeddings']).replace('0.00001', '1e-05')
    const written = valueView(recordingOf(text))
    expect(written?.type === 'embeddings' && written.vectors[0]?.first).toEqual(['0.5', '-0.25', '1e-05'])
  })

  it('that are long are drawn with a bounded number of runs that keep each extreme', () => {
    const values = Array.from({ length: 3000 }, (_, at) => (at === 1234 ? -2 : at / 3000))
    const view = valueView(withBody('gemini.embeddings', { embeddings: [{ values }] }))
    if (view?.type !== 'embeddings') throw new Error('The view does not show embeddings.')
    const [vector] = view.vectors
    expect(vector?.runs).toHaveLength(128)
    expect(Math.min(...(vector?.runs ?? []).map(([low]) => low))).toBe(-2)
    expect([vector?.first.length, vector?.lowest, vector?.dimensions]).toEqual([8, '-2', 3000])
  })

  it('are counted, and only the first are shown if there are many', () => {
    const vectors = Array.from({ length: 500 }, () => [1, 2])
    const view = valueView(
      withBody('ollama.embed', { __type__: 'x.EmbedResponse', __data__: { embeddings: vectors } }),
    )
    expect(view).toMatchObject({ count: 500 })
    expect(view?.type === 'embeddings' && view.vectors.length).toBe(20)
  })

  it('are drawn without values that are not finite', () => {
    const text = textOf(SPECIMENS['gemini.embeddings']).replace('1.5', 'NaN')
    const view = valueView(recordingOf(text))
    expect(view?.type === 'embeddings' && view.vectors[1]).toMatchObject({
      first: ['0.125', 'NaN'],
      highest: '0.125',
      runs: [
        [0.125, 0.125],
        [0, 0],
      ],
    })
  })

  it.each([[['a']], ['no base64'], [null], [{}]])('that are %j have no view', (embedding) => {
    const data = { data: [{ embedding, index: 0, object: 'embedding' }] }
    const body = { __type__: 'openai.types.CreateEmbeddingResponse', __data__: data }
    expect(valueView(withBody('openai.embeddings', body as JsonObject))).toBeNull()
  })
})

describe('lists', () => {
  it('of models have one row for each model, with the keys that a server adds', () => {
    expect(rowsOf(viewOfKind('openai.models'))[0]).toEqual({
      id: 'gpt-4o',
      owner: 'system',
      created: '2023-06-16',
    })
    const model = { __type__: 'openai.types.model.Model', __data__: { id: 'm', supports_tools: true } }
    expect(rowsOf(valueView(withBody('openai.models', [model])))).toEqual([
      { id: 'm', supports_tools: 'true' },
    ])
    expect(rowsOf(viewOfKind('ollama.ps'))[0]).toMatchObject({
      model: 'llama3.2:3b',
      size: '3.46 GB',
      context: '4096',
    })
    expect(rowsOf(viewOfKind('ollama.models'))[0]).toMatchObject({
      quantization: 'Q4_K_M',
      digest: 'a80c4f17acd5',
    })
  })

  it('that are empty say so, and those with a gap have no view', () => {
    expect(valueView(withBody('openai.models', []))).toMatchObject({ title: '0 models', rows: [] })
    const body = [{ __type__: 'openai.types.model.Model', __data__: null }]
    expect(valueView(withBody('openai.models', body))).toBeNull()
  })

  it('that are long are cut, with a count of the rest', () => {
    const models = Array.from({ length: 1000 }, (_, at) => ({
      __type__: 'x.Model',
      __data__: { id: `m${at}` },
    }))
    const view = valueView(withBody('openai.models', models))
    expect(view).toMatchObject({ title: '1,000 models', omitted: 700 })
    expect(rowsOf(view)).toHaveLength(300)
  })

  it('of ranked texts take the text from the request where the answer has none', () => {
    expect(rowsOf(viewOfKind('rerank'))).toEqual([
      { index: '0', score: '0.9375', text: 'Saturn' },
      { index: '1', score: '0.125', text: 'Mars' },
    ])
    expect(valueView(withBody('rerank', { results: [{ index: 0, relevance_score: 'high' }] }))).toBeNull()
  })

  it('of progress have one row for each step, with its last report', () => {
    const report = (status: string, completed: number | null): JsonObject => ({
      __type__: 'ollama._types.ProgressResponse',
      __data__: { status, completed, total: completed === null ? null : 3_000_000, digest: null },
    })
    const body = [report('pulling', 1_000_000), report('pulling', 3_000_000), report('success', null)]
    expect(rowsOf(valueView(withBody('ollama.pull.chunks', body)))).toEqual([
      { chunks: '0–1', status: 'pulling', fetched: '3.00 MB', of: '3.00 MB' },
      { chunks: '2', status: 'success', fetched: '', of: '' },
    ])
  })
})

describe('a tool’s result', () => {
  const resultOf = (content: JsonValue, metadata: JsonValue = null): ValueView | null =>
    valueView(withBody('tool', { __type__: 'x.ToolInvocationResult', __data__: { content, metadata } }))

  it('is kept as it is written if it is JSON, to be laid out on the page', () => {
    const text = '{"a":[1.0,1e-05]}'
    expect(resultOf(text)).toMatchObject({ content: { text, isRaw: true } })
    expect(resultOf([{ type: 'text', text }])).toMatchObject({ content: { text, isRaw: true } })
  })

  it('that is text is left to the answer; its other facts are shown', () => {
    expect(resultOf('Two keepers wanted.')).toBeNull()
    expect(resultOf('[1] Two keepers wanted.')).toBeNull()
    expect(resultOf('Two keepers.', { took: 3 })).toEqual({
      type: 'tool',
      content: null,
      facts: [['took', '3']],
    })
  })
})

describe('a file', () => {
  it('is shown as its pieces of text, with each fact once', () => {
    const view = viewOfKind('file')
    if (view?.type !== 'file') throw new Error('The view does not show a file.')
    expect(view.facts).toEqual([
      ['processor', 'pypdf'],
      ['page_count', '1'],
    ])
    expect(view.chunks).toMatchObject([{ id: '5c1e', text: 'Saturn has rings.' }])
    const names = view.chunks[0]?.facts.map(([name]) => name)
    expect(names).toEqual([...new Set(names)])
    expect(names).not.toContain('chunk_id')
  })
})

const listed = readFileSync('recordings/README.md', 'utf8').matchAll(/^\| `([^`]+)` \|[^|]*\| `([^`]+)` \|/gm)
const samples = [...listed].filter(([, , kind]) => kind !== 'unreadable')

test.each(samples.map(([, path = '', kind = '']) => ({ path, kind })))(
  '$path has the view of $kind, small enough for a page',
  ({ path, kind }) => {
    const view = valueView(recordingOf(readFileSync(`recordings/${path}`, 'utf8')))
    const isPlainTool = kind === 'tool' && view === null
    if (!isPlainTool) expect(view?.type).toBe(TYPES[kind as keyof typeof TYPES])
    expect(JSON.stringify(view).length).toBeLessThan(200_000)
  },
)
