import { describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { madeVersion } from '#lib/testing/made-pair'
import { chatAbout } from '#lib/testing/made-recording'
import { textOf } from '#lib/testing/specimens/envelope'
import { withAnswers } from './answered-by'
import { reviewSides } from './changes'

const TEST_ID = 'tests/a/test_x.py::test_x'
const TEXT = textOf({ ...chatAbout('Which planet?'), test_id: TEST_ID })
const NAME = `${reviewedAt('tests/a/recordings/x.json')[0]?.change.hash.after?.computed}.json`
const WRONG = `${'0'.repeat(64)}.json`

function reviewedAt(path: string) {
  return reviewSides([{ base: null, head: madeVersion(path, TEXT) }], sha256OfText)
}

/** What answers the request of a recording that was added, where others have these paths. */
function answerOf(path: string, ...others: readonly string[]): string | null | undefined {
  return withAnswers(reviewedAt(path), [path, ...others])[0]?.change.answeredBy
}

describe('a recording under a wrong name', () => {
  const path = `tests/a/recordings/${WRONG}`

  test.each([
    ['its own folder', `tests/a/recordings/${NAME}`],
    ['the shared folder above', `tests/common/recordings/${NAME}`],
    ['the shared folder of the root', `common/recordings/${NAME}`],
  ])('is never read if the right name is in %s', (_, other) => {
    expect(answerOf(path, other)).toBe(other)
  })

  test.each([
    ['in the folder of another test', `tests/b/recordings/${NAME}`],
    ['in a shared folder beside', `tests/b/common/recordings/${NAME}`],
    ['in a folder below', `tests/a/recordings/in/${NAME}`],
    ['not there', `tests/a/recordings/${'1'.repeat(64)}.json`],
  ])('is the only one if the right name is %s', (_, other) => {
    expect(answerOf(path, other)).toBeNull()
  })
})

describe('a recording in a wrong folder', () => {
  test('is never read if one in the folder of its test has its name', () => {
    const other = `tests/a/recordings/${NAME}`
    expect(answerOf(`tests/b/recordings/${NAME}`, other)).toBe(other)
    expect(answerOf(`tests/a/recordings/in/${NAME}`, other)).toBe(other)
    expect(answerOf(`tests/b/recordings/${NAME}`, `tests/c/recordings/${NAME}`)).toBeNull()
  })
})

test('a recording that replay finds is read, whatever else is there', () => {
  expect(answerOf(`tests/a/recordings/${NAME}`, `tests/common/recordings/${NAME}`)).toBeNull()
})
