import { expect, test } from 'vitest'
import { isLookedIn, placesOf } from './replay-folder'

const TEST = 'tests/integration/agents/test_x.py::TestX::test_y[one]'

test.each([
  ['beside the test', 'tests/integration/agents/recordings/a.json', TEST],
  ['beside the test, below the root', 'agents/recordings/a.json', TEST],
  ['beside the test, above the root', 'llama-stack/tests/integration/agents/recordings/a.json', TEST],
  ['the root is the folder of the test', 'recordings/a.json', TEST],
  ['the root is the folder of recordings', 'a.json', TEST],
  ['shared', 'tests/integration/common/recordings/a.json', TEST],
  ['shared, in the root', 'common/recordings/a.json', TEST],
  ['of a test in the root', 'recordings/a.json', 'test_x.py::test_y'],
  ['without a test id', 'tests/integration/tools/recordings/a.json', null],
  ['of nobody knows what', 'fixtures/a.json', TEST],
])('replay looks in a folder %s', (_, path, testId) => {
  expect(isLookedIn({ path, testId })).toBe(true)
})

test.each([
  ['of another suite', 'tests/integration/tools/recordings/a.json', TEST],
  ['whose name only ends alike', 'tests/integration/old_agents/recordings/a.json', TEST],
  ['below that of the test', 'tests/integration/agents/recordings/old/a.json', TEST],
  ['below the shared one', 'tests/integration/common/recordings/old/a.json', TEST],
  ['above that of the test', 'tests/integration/recordings/a.json', TEST],
  ['below one called recordings, without a test id', 'recordings/responses/a.json', null],
  ['of tests elsewhere, for a test in the root', 'tests/recordings/a.json', 'test_x.py::test_y'],
])('replay does not look in a folder %s', (_, path, testId) => {
  expect(isLookedIn({ path, testId })).toBe(false)
})

test('the places are named from where test ids start', () => {
  expect(placesOf(TEST)).toBe('it looks in tests/integration/agents/recordings/ and in the shared folder')
  expect(placesOf('test_x.py::test_y')).toBe('it looks in recordings/ and in the shared folder')
  expect(placesOf(null)).toBe('it looks in folders called recordings and in the shared folder')
})
