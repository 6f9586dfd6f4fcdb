import { expect, test } from 'vitest'
import { madeEntry } from '#lib/testing/made-entry'
import { entriesPassing, testsOf } from './match'
import { pastedIn } from './pasted'
import { readQuery } from './read-query'

const HASH = 'ed82e78a8191d8485f87442f2be5324af79134cdecb6143fae091bcfca955fe5'
const OTHER = '16c8e2ee15b22a4b750931d4a5c27880e0a2dc01871ab78857e18cfce0e1b59d'
const NONE = '003941ffd726f21050494087e235713a76317a1039da36f7423203fe2f52114d'
const TEST = 'tests/integration/odd/test_odd.py::test_usage[txt=acme/m1-a b]'

const entries = [
  madeEntry({ path: `odd/recordings/${HASH}.json`, testId: TEST, model: 'acme/m1' }),
  madeEntry({ path: `even/recordings/${HASH}.json`, testId: null }),
  madeEntry({
    path: `tests/größe/recordings/${OTHER}.json`,
    testId: `${TEST}2`,
    prompt: `see ${HASH} there`,
  }),
  madeEntry({
    path: 'odd/recordings/wrong.json',
    prompt: `Recording not found for request hash: ${NONE}`,
    hash: { name: 'wrong', computed: NONE, verdict: 'mismatch' },
  }),
  madeEntry({
    path: 'odd/recordings/two words.json',
    testId: 'tests/it/test_it.py::TestIt::test_class[x y-0.5]',
  }),
  madeEntry({ path: 'tests/größe/recordings/a "b"\tc.json' }),
  madeEntry({ path: 'odd/recordings/"it" is.json' }),
  madeEntry({ path: 'even/recordings/ä.json' }),
  madeEntry({ path: 'even/recordings/1d82e9439ae3.json' }),
]
const [ODD, EVEN, GROESSE, WRONG, SPACED, QUOTED, ITIS, UMLAUT, OLD] = entries.map(
  ({ row: { path } }) => path,
)

function found(text: string): (string | undefined)[] {
  return entriesPassing(entries, testsOf(readQuery(text, entries))).map(({ row: { path } }) => path)
}

test.each([
  ["the recorder's error", `RuntimeError: Recording not found for request hash: ${HASH}`, [ODD, EVEN]],
  ['in a call', `E   RuntimeError("Recording not found for request hash: ${HASH}")`, [ODD, EVEN]],
  ['with no space before the hash', `request hash:${HASH}`, [ODD, EVEN]],
  ['in capitals', HASH.toUpperCase(), [ODD, EVEN]],
  ['the name of a file', `${HASH}.json`, [ODD, EVEN]],
  ['a path', `even/recordings/${HASH}.json`, [EVEN]],
  ['a path from the top of the repository', `project/even/recordings/${HASH}.json`, [EVEN]],
  ['an absolute path', `/home/me/project/odd/recordings/${HASH}.json:12`, [ODD]],
  ['git status', `        modified:   odd/recordings/${HASH}.json`, [ODD]],
  ['git diff', `diff --git a/odd/recordings/${HASH}.json b/odd/recordings/${HASH}.json`, [ODD]],
  ['a line of a diff', `+++ b/even/recordings/${HASH}.json`, [EVEN]],
  ['a path that git quotes', `"tests/gr\\303\\266\\303\\237e/recordings/${OTHER}.json"`, [GROESSE]],
  [
    'several lines',
    ` M odd/recordings/${HASH}.json\n M tests/größe/recordings/${OTHER}.json`,
    [ODD, GROESSE],
  ],
  ['a name that is no hash', '?? odd/recordings/wrong.json', [WRONG]],
  ['the id of an answer', 'rec-ed82e78a8191', [ODD, EVEN]],
  ['the id in a line of JSON', '"id": "rec-ed82e78a8191",', [ODD, EVEN]],
  ['a hash that tapedeck cut', `${HASH.slice(0, 12)}…`, [ODD, EVEN]],
  ['an error that was cut', `Recording not found for request hash: ${HASH.slice(0, 30)}...`, [ODD, EVEN]],
  ['git diff --stat in a narrow terminal', ` ...${OTHER.slice(9)}.json | 4 +-`, [GROESSE]],
  ['a test in curly quotes', `‘${TEST}’`, [ODD]],
  ['a test that failed', `FAILED ${TEST} - RuntimeError: no`, [ODD]],
  ['a test as pytest -v prints it', `${TEST} PASSED [ 50%]`, [ODD]],
  ['a test that ran in another folder', 'odd/test_odd.py::test_usage[txt=acme/m1-a b]', [ODD]],
  ['a test without its parameters', 'test_odd.py::test_usage', [ODD, GROESSE]],
  ['the heading of a test', `________ test_usage[txt=acme/m1-a b] ________`, [ODD]],
  ['the heading of a test with no class', '_ test_class[x y-0.5] _', [SPACED]],
  ['the heading of a method', `_ TestIt.test_class[x y-0.5] _`, [SPACED]],
  [
    'the heading of a test whose setup failed',
    '____ ERROR at setup of TestIt.test_class[x y-0.5] ____',
    [SPACED],
  ],
  ['a line of a test file', 'tests/it/test_it.py:123: RuntimeError', [SPACED]],
  [
    'a line of a traceback',
    '  File "/home/me/project/tests/it/test_it.py", line 12, in test_class',
    [SPACED],
  ],
  ['a hash over two lines', `request hash: ${HASH.slice(0, 40)}\n${HASH.slice(40)}`, [ODD, EVEN]],
  ['such a hash in a report of pytest', `E  hash: ${HASH.slice(0, 40)}\nE   ${HASH.slice(40)}`, [ODD, EVEN]],
  ['such a hash in a box, on one line', `│ hash: ${HASH.slice(0, 7)} │ │ ${HASH.slice(7)} │`, [ODD, EVEN]],
  ['a path in an address', `http://x/tests/gr%C3%B6%C3%9Fe/recordings/${OTHER}.json?a`, [GROESSE]],
  ['a path that is percent-encoded', `odd%2frecordings%2Fwrong.json`, [WRONG]],
  ['a test that is percent-encoded', TEST.replace('[', '%5B').replace(']', '%5D'), [ODD]],
  ['a name with a space, as git prints it', '?? "odd/recordings/two words.json"', [SPACED]],
  ['a diff of the index', '+++ w/odd/recordings/wrong.json', [WRONG]],
  ['a renamed folder', ` {old => odd}/recordings/wrong.json | 0`, [WRONG]],
  ['a folder that is new', ` odd/{ => recordings}/wrong.json | 0`, [WRONG]],
  [
    'a path with spaces and quotes',
    '?? "tests/gr\\303\\266\\303\\237e/recordings/a \\"b\\"\\tc.json"',
    [QUOTED],
  ],
  ['such a path of letters that need no quotes', 'M "odd/recordings/\\"it\\" is.json"', [ITIS]],
  ['such a path that git has cut', ' .../recordings/\\303\\244.json"    | 4 +-', [UMLAUT]],
  ['the name of an old file', '1d82e9439ae3.json', [OLD]],
  ['names of several kinds', `rec-16c8e2ee15b2 and odd/recordings/wrong.json`, [GROESSE, WRONG]],
  [
    'a test in colours',
    `\x1b[31mFAILED\x1b[0m tests/it/test_it.py::\x1b[1mTestIt::test_class[x y-0.5]\x1b[0m - no`,
    [SPACED],
  ],
  ['such a test as a terminal shows it', `[31mFAILED[0m test_it.py::[1mTestIt::test_class[0m - no`, [SPACED]],
  [
    'such a test as a log writes it',
    `#x1B[31mFAILED#x1B[0m test_it.py::\\x1b[1mTestIt\\033[0m - no`,
    [SPACED],
  ],
  ['a hash in colours', `request hash: \x1b[33m${OTHER}\x1b[0m`, [GROESSE]],
  ['a name in colours', `[31m${OTHER}[0m.json`, [GROESSE]],
  ['a name that is a link', `\x1b]8;;file:///x/y\x1b\\${OTHER}.json\x1b]8;;\x1b\\`, [GROESSE]],
  [
    'a failed test with the hash',
    `FAILED ${TEST} - Recording not found for request hash: ${OTHER}`,
    [GROESSE],
  ],
])('finds what it names: %s', (_, text, paths) => {
  expect(found(text)).toEqual(paths)
  const { notes, instead, taken } = readQuery(text, entries)
  expect(notes.join(' ')).toMatch(/^Showing the recordings? (named|of the test) /)
  expect(taken).not.toBeNull()
  // The other query asks for the words.
  const [asTyped] = instead
  expect(asTyped?.text).toBe('Search for the text as it was typed')
  expect(pastedIn(asTyped?.query ?? '')).toBeNull()
  expect(readQuery(asTyped?.query ?? '', entries).terms.every(({ type }) => type === 'text')).toBe(true)
})

test('the whole name of a list of models stands for it alone', () => {
  const models = ['1', '2'].map((digest) => madeEntry({ path: `a/recordings/models-${HASH}-${digest}.json` }))
  const pathsFor = (text: string): string[] =>
    entriesPassing(models, testsOf(readQuery(text, models))).map(({ row: { path } }) => path)
  expect(pathsFor(`models-${HASH}-2.json`)).toEqual([`a/recordings/models-${HASH}-2.json`])
  expect(pathsFor(HASH)).toHaveLength(2)
})

test('of a part of the recordings, nothing is said of the others', () => {
  expect(readQuery(NONE, entries, false).notes).toEqual([
    'No recording that has been read so far is named 003941ffd726…. The text is searched as it was typed.',
  ])
})

test('terms with fields still hold', () => {
  expect(found(`Recording not found for request hash: ${HASH} model:acme`)).toEqual([ODD])
  expect(found(`${HASH} !path:odd`)).toEqual([EVEN])
})

test('in quotes, the words are meant', () => {
  expect(found(`"${HASH}"`)).toContain(GROESSE)
  expect(found(`"see ${HASH}"`)).toEqual([GROESSE])
})

test.each([
  'rain in Spain',
  'ed82e78a8191',
  `answer:${HASH}`,
  `path:${HASH}`,
  `"Recording not found for request hash: ${HASH}"`,
  '"rec-ed82e78a8191" model:x',
  'test:test_odd.py::test_usage',
  'config.json',
  'rec-ed82',
  'abc.py:12',
  'path:"odd/recordings/two words.json" spain',
  '__init__ _x_',
  `${HASH.slice(0, 40)} ${HASH.slice(41)}`,
  HASH.slice(1),
  `${HASH}a`,
  '"say \\"it\\" in.json"',
  '"a\\tb"',
  'path:="odd/recordings/\\"it\\" is.json"',
])('a query for words or by fields keeps its meaning: %s', (text) => {
  expect(pastedIn(text)).toBeNull()
})

test('where no file has the name, it says so, searches the text, and offers what else is meant', () => {
  const text = `FAILED ${TEST} - Recording not found for request hash: ${NONE} Model: acme/m1 | Request: POST http://x`
  const read = readQuery(text, entries)
  expect(read.taken).toBeNull()
  expect(read.notes).toEqual(['No recording is named 003941ffd726…. The text is searched as it was typed.'])
  expect(
    read.instead.map(({ text: said, query }) => [
      said,
      entriesPassing(entries, testsOf(readQuery(query, entries))).length,
    ]),
  ).toEqual([
    ['The same request under another name', 1],
    [`Recordings of ${TEST}`, 1],
    ['Recordings of acme/m1', 1],
  ])
  expect(found(NONE)).toEqual([WRONG])
  expect(found(`Recording not found for request hash: ${NONE}`)).toEqual([WRONG])
})

test.each([
  [
    'in JSON',
    JSON.stringify({
      detail: `Recording not found for request hash: ${NONE}\nModel: acme/m1 | Request: POST x`,
    }),
  ],
  ['its second line alone', 'Model: acme/m1 | Request: POST http://x'],
  ['with two models', `model: other hash: ${NONE} model=acme/m1`],
])('the model in the line of the recorder is offered: %s', (_, text) => {
  expect(readQuery(text, entries).instead.map(({ query }) => query)).toContain('model:=acme/m1')
})

test('of several names, those without a file are named', () => {
  expect(readQuery(`${OTHER} ${NONE}`, entries).notes).toEqual([
    'Showing the recording named 16c8e2ee15b2…. No recording is named 003941ffd726….',
  ])
})

test('of names of several kinds, and of several tests, those without recordings are named', () => {
  expect(readQuery(`${OTHER} rec-003941ffd726 x/none.json`, entries).notes).toEqual([
    'Showing the recording named 16c8e2ee15b2…. No recording is named x/none.json, 003941ffd726.',
  ])
  const { taken, notes } = readQuery(`${TEST} test_it.py::TestIt x.py::test_none`, entries)
  expect(taken?.values).toEqual([TEST, 'test_it.py::TestIt'])
  expect(taken?.exact).toBe(false)
  expect(notes.join()).toMatch(/ No recording is of the test x\.py::test_none\.$/)
})

test('for a test with other parameters, the recordings of the test are offered', () => {
  const { notes, instead } = readQuery('FAILED tests/it/test_it.py::TestIt::test_class[z-1] - no', entries)
  expect(notes.join()).toMatch(/^No recording is of the test .*\[z-1\]\./)
  expect(instead).toEqual([
    {
      text: 'Recordings of tests/it/test_it.py::TestIt::test_class',
      query: 'test:tests/it/test_it.py::TestIt::test_class',
    },
  ])
})

test('a path at which there is no file, and a test without recordings, are searched as text', () => {
  expect(readQuery('a/b/config.json', entries).notes).toEqual([
    'No recording is named a/b/config.json. The text is searched as it was typed.',
  ])
  expect(readQuery('x/recordings/wrong.json', entries).taken).toBeNull()
  expect(readQuery('tests/integration/even/test_odd.py::test_usage', entries).taken).toBeNull()
  expect(readQuery('test_none.py::test_it', entries).notes).toEqual([
    'No recording is of the test test_none.py::test_it. The text is searched as it was typed.',
  ])
})

test.each(['"', '\\"\\303', 'a/', '[', 'test.py::a[', '.json', `${HASH} `, 'rec-', '!', '"a', 'a'])(
  'a long text of %s is read at once',
  (piece) => {
    const text = piece.repeat(4000 / piece.length)
    expect(readQuery(text, entries).notes.length).toBeLessThan(3)
  },
)
