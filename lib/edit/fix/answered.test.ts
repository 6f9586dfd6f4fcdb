import { describe, expect, it } from 'vitest'
import { answeredElsewhere } from './answered'
import type { KnownRecording } from './plan'

const HASH = 'a'.repeat(64)
const known = (
  path: string,
  verdict: KnownRecording['hash']['verdict'],
  computed = HASH,
): KnownRecording => ({
  ...{ path, testId: 'tests/a/test_a.py::test_a', endpoint: '/v1/chat/completions' },
  hash: { computed, verdict },
})

describe('answeredElsewhere', () => {
  const there = known(`tests/a/recordings/${HASH}.json`, 'match')
  const lost = known('tests/a/recordings/old.json', 'mismatch')

  it('finds the recording that has the name that replay looks for', () => {
    expect(answeredElsewhere([there, lost])(lost.path)).toMatchObject({ other: there.path })
  })

  it('finds none for the recording that answers itself', () => {
    const { other, reason } = answeredElsewhere([there, lost])(there.path)
    expect(other).toBeNull()
    expect(reason).toContain('its test will be left without an answer')
  })

  it('does not take a file of another request, or in a folder where replay does not look', () => {
    const elsewhere = known(`tests/b/recordings/${HASH}.json`, 'match')
    const otherRequest = known(`tests/a/recordings/${HASH}.json`, 'mismatch', 'b'.repeat(64))
    expect(answeredElsewhere([elsewhere, lost])(lost.path).other).toBeNull()
    expect(answeredElsewhere([otherRequest, lost])(lost.path).other).toBeNull()
  })

  it('says so when nothing is known of a file', () => {
    expect(answeredElsewhere([])('none.json')).toMatchObject({ other: null })
  })
})
