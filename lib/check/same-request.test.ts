import { expect, test } from 'vitest'
import { type Found, foundBy, sameRequests } from './same-request'

const HASH = 'a'.repeat(64)
const ODD = 'tests/integration/odd/test_odd.py::test_tide[txt=m]'
const at = (folder: string, testId: string | null = ODD): Found => ({
  path: `${folder}/${HASH}.json`,
  testId,
  hash: { computed: HASH },
})

const takenOf = (...files: Found[]): object => {
  const same = sameRequests(files)
  return files.map(({ path }) => same.get(path)?.isTaken ?? null)
}

test('of the test’s folder and the shared one, the first is taken', () => {
  const own = at('tests/integration/odd/recordings')
  const shared = at('tests/integration/common/recordings')
  expect(Object.fromEntries(sameRequests([shared, own]))).toEqual({
    [own.path]: { others: [shared.path], isTaken: true },
    [shared.path]: { others: [own.path], isTaken: false },
  })
})

test('shared folders above each other are all named, the nearest first, in any order of the files', () => {
  const own = at('tests/integration/odd/recordings')
  const near = at('tests/integration/common/recordings')
  const far = at('tests/common/recordings')
  for (const files of [
    [own, near, far],
    [far, near, own],
  ]) {
    const same = sameRequests(files)
    expect(same.get(own.path)).toEqual({ others: [near.path, far.path], isTaken: true })
    expect(same.get(far.path)).toEqual({ others: [own.path], isTaken: false })
  }
})

test('any folder may be the root', () => {
  expect(takenOf(at('odd/recordings'), at('common/recordings'))).toEqual([true, false])
  const repo = 'llama/tests/integration'
  expect(takenOf(at(`${repo}/odd/recordings`), at(`${repo}/common/recordings`))).toEqual([true, false])
})

test('a tool call recorded in two suites is in order; each of the two has the shared one as another', () => {
  const harbour = at('tests/integration/harbour/recordings', 'tests/integration/harbour/test_h.py::test_h')
  const odd = at('tests/integration/odd/recordings')
  expect(takenOf(harbour, odd)).toEqual([null, null])
  expect(takenOf(harbour, odd, at('tests/integration/common/recordings'))).toEqual([true, true, false])
})

test('a recording where replay does not look does not count', () => {
  const shared = at('tests/integration/common/recordings')
  // The test is in another folder, or the shared folder belongs to another project.
  expect(takenOf(at('tests/integration/harbour/recordings'), shared)).toEqual([null, null])
  expect(
    takenOf(at('a/tests/integration/odd/recordings'), at('b/tests/integration/common/recordings')),
  ).toEqual([null, null])
})

test('without a test id, any folder may be that of the test', () => {
  const shared = at('tests/integration/common/recordings', null)
  expect(takenOf(at('tests/integration/odd/recordings', null), shared)).toEqual([true, false])
  expect(takenOf(at('odd/recordings', null), at('harbour/recordings', null))).toEqual([null, null])
})

test('a test id without a folder made every folder the test’s own', () => {
  const id = 'test_odd.py::test_tide'
  expect(takenOf(at('odd/recordings', id), at('common/recordings', id))).toEqual([null, null])
  expect(takenOf(at('recordings', id), at('common/recordings', id))).toEqual([true, false])
})

test.each([
  ['its hash, in a recordings folder', `odd/recordings/${HASH}.json`, HASH],
  ['its hash, in the root', `recordings/${HASH}.json`, HASH],
  ['another name', 'odd/recordings/other.json', null],
  ['a model list', `odd/recordings/models-${HASH}-0123abcd.json`, null],
  ['a folder below', `odd/recordings/responses/${HASH}.json`, null],
])('replay finds by %s', (_, path, hash) => {
  expect(foundBy({ path, testId: ODD, hash: { computed: HASH } })).toBe(hash)
})
