import { expect, test } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { answered, callOf, textOf } from '#lib/testing/specimens/envelope'
import { requestDetails } from './view-details'

function parametersOf(endpoint: string, body: JsonObject): string[] {
  const text = textOf(answered(callOf(endpoint, body), {}))
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind === 'unreadable') throw new Error('The text is a recording.')
  const { conversation } = openRecording(recording, { size: 1, modified: 1 })
  return requestDetails(recording, conversation).parameters.map(
    ({ name, value, isDefault }) => `${isDefault ? '= ' : ''}${name} ${value}`,
  )
}

test('parameters that differ from what the API does by itself come first', () => {
  const sent = { model: 'm', stream: false, temperature: 0.2, top_p: 1, stop: null, seed: 7 }
  const shown = parametersOf('/v1/chat/completions', { ...sent, messages: [] })
  expect(shown.slice(-3)).toEqual(['= stream false', '= top_p 1', '= stop null'])
  expect(shown).toContain('temperature 0.2')
  expect(shown).toContain('seed 7')
})

test('a default is that of the API that is called', () => {
  expect(parametersOf('/api/chat', { model: 'm', stream: false, messages: [] })).toContain('stream false')
  expect(parametersOf('/api/chat', { model: 'm', stream: true, messages: [] })).toContain('= stream true')
  expect(parametersOf('/v1/nobody/knows', { stream: false })).not.toContain('= stream false')
})
