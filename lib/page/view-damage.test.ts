import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import { changed } from '#lib/testing/specimens/damage'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { failureView } from './view-failure'
import { valueView } from './view-value'

const DAMAGE: readonly JsonValue[] = [null, -1, 'x', true, [], [[]], {}, [{ text: 7 }]]
const KINDS = [
  'openai.embeddings',
  'gemini.embeddings',
  'ollama.embed',
  'openai.models',
  'ollama.ps',
  'ollama.models',
  'ollama.pull',
  'ollama.pull.chunks',
  'rerank',
  'file',
  'tool',
  'error',
  'exception',
] as const

type Path = readonly (string | number)[]

/** The paths of all values in a value. */
function pathsIn(value: JsonValue, path: Path): Path[] {
  const below = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : []
  return [path, ...below.flatMap(([step, child]) => pathsIn(child, [...path, step]))]
}

test.each(KINDS)('%s with any value of its answer replaced is a view, or none', (kind) => {
  const { response = null } = SPECIMENS[kind]
  for (const path of pathsIn(response, ['response'])) {
    for (const damage of DAMAGE) {
      const text = textOf(changed(SPECIMENS[kind], { path, inData: null }, damage))
      const recording = readRecording({ path: 'recordings/x.json', text })
      if (recording.kind === 'unreadable') continue
      const { document, spelling } = recording
      const view = valueView({ ...recording, kind, document, spelling })
      const failure = failureView({ ...recording, kind, document, spelling }, 'It failed.')
      expect(JSON.stringify([view, failure]).length).toBeLessThan(10_000)
    }
  }
})
