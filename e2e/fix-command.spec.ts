import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'
import { launch, launchIn } from './launcher'
import { copySampleRoot, type SampleRoot } from './sample-root'

const PATH = SATURN.replace('recordings/', '')
const NAME = '007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3'
const FOLDER = dirname(PATH)
const BUNDLE = join(import.meta.dirname, '../../shared/corpus/review.bundle')

let sample: SampleRoot

test.beforeEach(() => {
  sample = copySampleRoot()
})
test.afterEach(() => sample.remove())

const fileOf = (path: string): string => join(sample.root, path)
const textOf = (path: string): string => readFileSync(fileOf(path), 'utf8')
const namesIn = (folder: string): string[] => readdirSync(fileOf(folder)).sort()

/** Changes the text of a recording in the work tree. */
function edit(path: string, change: (text: string) => string): string {
  const changed = change(textOf(path))
  expect(changed).not.toBe(textOf(path))
  writeFileSync(fileOf(path), changed)
  return changed
}

const otherRequest = (text: string): string => text.replace('"content": "', '"content": "Now: ')

/** The path that replay looks for, as `tapedeck hash` says. */
async function wantedOf(path: string): Promise<string> {
  const [hashed] = objects(await run('hash', '--json', fileOf(path)))
  return join(dirname(path), String(hashed?.fileName))
}

test('a dry run says what happens and why, and writes nothing', async () => {
  edit(PATH, otherRequest)
  const before = sample.git('status', '--porcelain', '--untracked-files=all')
  const wanted = await wantedOf(PATH)
  const { status, stdout, stderr } = await run('fix', '--dry-run', fileOf(PATH))
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  const [line = '', why, ...summary] = stdout.trimEnd().split('\n')
  expect(line).toMatch(
    new RegExp(
      `^renamed {2}\\S+${NAME}\\.json -> ${wanted.split('/').at(-1)}, \\d+ ids {2}Replay finds it again\\.$`,
    ),
  )
  expect(why?.trim()).toMatch(
    /^Matched until the change that is not committed yet, which added “Now: ” to message 1 \(user\)\.$/,
  )
  expect(summary.at(-2)).toMatch(/^1 recording: 1 would be renamed, with \d+ ids inside\.$/)
  expect(summary.at(-1)).toBe('Dry run: nothing was written.')
  expect(sample.git('status', '--porcelain', '--untracked-files=all')).toBe(before)
})

test('a file gets the name that replay looks for, with its ids; undo takes it back byte for byte', async () => {
  const changed = edit(PATH, otherRequest)
  const wanted = await wantedOf(PATH)
  const { status, stdout } = await run('fix', fileOf(PATH))
  expect(status).toBe(0)
  expect(stdout).toContain('1 recording: 1 renamed, with ')
  expect(existsSync(fileOf(PATH))).toBe(false)
  const id = (path: string): string => `rec-${path.split('/').at(-1)?.slice(0, 12)}`
  expect(textOf(wanted)).toBe(changed.replaceAll(id(PATH), id(wanted)))
  expect(await run('hash', fileOf(wanted))).toMatchObject({ status: 0 })
  const [, root = ''] = /^To take it all back: tapedeck undo (.+)$/m.exec(stdout) ?? []
  expect(await run('undo', root)).toMatchObject({ status: 0, stderr: '' })
  expect(textOf(PATH)).toBe(changed)
  expect(existsSync(fileOf(wanted))).toBe(false)
})

test('in a folder without ./recordings, paths can be used as they are printed, and undo finds what fix wrote', async () => {
  const changed = edit(PATH, otherRequest)
  const wanted = await wantedOf(PATH)
  const given = PATH.slice('tests/'.length)
  const folder = fileOf('tests')
  const fixed = await launchIn(folder, 'fix', given).ended
  expect(fixed).toMatchObject({ status: 0, stderr: '' })
  expect(fixed.stdout).toContain(`renamed  ${given} -> `)
  const undone = await launchIn(folder, 'undo').ended
  expect(undone).toMatchObject({ status: 0, stderr: '' })
  expect(undone.stdout.trim().split('\n').sort()).toEqual([given, wanted.slice('tests/'.length)].sort())
  expect(textOf(PATH)).toBe(changed)
})

test('--restore-request says that git has no version to put back, apart from why replay does not find the file', async () => {
  const other = `${FOLDER}/${'1'.repeat(64)}.json`
  renameSync(fileOf(PATH), fileOf(other))
  const { stdout } = await run('fix', '--dry-run', '--restore-request', fileOf(other))
  const [line = '', why = ''] = stdout.split('\n')
  expect(line).toMatch(
    /^cannot .+ {2}No version of it was found in git that has a request whose hash is its name\.$/,
  )
  expect(line).not.toContain(why.trim())
})

test('--restore-request puts back what git has, and leaves the answer', async () => {
  const original = textOf(PATH)
  edit(PATH, otherRequest)
  sample.git('commit', '--quiet', '--all', '--message=Say now')
  const answer = (text: string): string => text.replaceAll('"role": "assistant"', '"role": "model"')
  edit(PATH, answer)
  const dry = await run('fix', '--dry-run', '--restore-request', fileOf(PATH))
  expect(dry.stdout).toMatch(
    /^changed {2}\S+ \(restore-request\) .*\n\s+Matched until [0-9a-f]{7} “Say now”, which /,
  )
  expect(await run('fix', '--restore-request', fileOf(PATH))).toMatchObject({ status: 0 })
  expect(textOf(PATH)).toBe(answer(original))
})

test('where another recording answers, a file is left; --delete-unread deletes it', async () => {
  const copy = `${FOLDER}/${'1'.repeat(64)}.json`
  copyFileSync(fileOf(PATH), fileOf(copy))
  const left = await run('fix', fileOf(copy), sample.root)
  expect(left).toMatchObject({ status: 1, stderr: '' })
  expect(left.stdout).toContain(`${PATH} answers this request; this file is never read.`)
  expect(existsSync(fileOf(copy))).toBe(true)
  const deleted = await run('fix', '--delete-unread', '--only', 'hash-mismatch', fileOf(copy), sample.root)
  expect(deleted).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(fileOf(copy))).toBe(false)
  expect(existsSync(fileOf(PATH))).toBe(true)
})

test('of several files that want a name, the one that matched at the base takes it', async () => {
  const [one, other] = ['1', '2'].map((digit) => `${FOLDER}/${digit.repeat(64)}.json`)
  if (one === undefined || other === undefined) throw new Error('No paths.')
  for (const path of [one, other]) copyFileSync(fileOf(PATH), fileOf(path))
  sample.git('add', '--all')
  sample.git('commit', '--quiet', '--message=Copies')
  for (const path of [one, PATH, other]) edit(path, otherRequest)
  const query = ['fix', '--query', 'hash:mismatch path:responses', '--json', sample.root]
  const planned = objects(await run(...query, '--dry-run'))
  expect(planned.map(({ path, outcome }) => [path, outcome]).sort()).toEqual([
    [PATH, 'renamed'],
    [one, 'left'],
    [other, 'left'],
  ])
  const deleted = objects(await run(...query, '--delete-unread'))
  expect(deleted.map(({ outcome }) => outcome).sort()).toEqual(['deleted', 'deleted', 'renamed'])
  await run('undo', sample.root)
  for (const path of [one, PATH, other]) expect(existsSync(fileOf(path))).toBe(true)
})

test('where the base does not tell, nothing is renamed until a file is named alone', async () => {
  const [one, other] = ['1', '2'].map((digit) => `${FOLDER}/${digit.repeat(64)}.json`)
  if (one === undefined || other === undefined) throw new Error('No paths.')
  copyFileSync(fileOf(PATH), fileOf(one))
  renameSync(fileOf(PATH), fileOf(other))
  const query = await run('fix', '--query', 'hash:mismatch path:responses', sample.root)
  expect(query).toMatchObject({ status: 1, stderr: '' })
  expect(query.stdout).toContain('2 recordings: 2 want a name that others want too.')
  expect(namesIn(FOLDER)).not.toContain(`${NAME}.json`)
  edit(one, (text) => `\ufeff${text}`)
  const dry = await run('fix', '--query', 'hash:mismatch path:responses', '--dry-run', sample.root)
  expect(dry.stdout).toMatch(/^choose .*1{64}\.json \(once chosen: remove-byte-order-mark\) {2}2{12} wants /m)
  expect(dry.stdout).toMatch(/^choose .*2{64}\.json {2}1{12} wants /m)
  const chosen = ['fix', '--query', 'hash:mismatch path:responses', '--choose', fileOf(one), sample.root]
  const taken = await run(...chosen)
  expect(taken.stdout).toContain('2 recordings: 1 renamed, 1 left as they are')
  expect(existsSync(fileOf(one))).toBe(false)
  expect(await run('undo', sample.root)).toMatchObject({ status: 0 })
  expect(await expectRefused('fix', '--choose', fileOf(one), fileOf(other))).toContain('goes with --query')
  const named = await run('fix', fileOf(other), sample.root)
  expect(named).toMatchObject({ status: 0, stderr: '' })
  expect(named.stdout).toContain('111111111111 wants the same name and will not be read.')
  expect(existsSync(fileOf(PATH))).toBe(true)
})

test('byte order mark, form and ids are mended; --only takes one problem', async () => {
  const original = textOf(PATH)
  const id = `rec-${NAME.slice(0, 12)}`
  const damaged = `\ufeff${JSON.stringify(JSON.parse(original)).replaceAll(id, 'rec-000000000000')}`
  edit(PATH, () => damaged)
  expect(await run('fix', '--only', 'byte-order-mark', fileOf(PATH))).toMatchObject({ status: 0 })
  expect(textOf(PATH)).toBe(damaged.slice(1))
  const dry = await run('fix', '--dry-run', fileOf(PATH), sample.root)
  expect(dry.stdout).toMatch(/^changed {2}\S+, \d+ ids \(recorder-form, own-ids\) {2}Its name stays\.$/m)
  const { stdout } = await run('fix', '--json', fileOf(PATH), sample.root)
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'changed',
    fixes: ['recorder-form', 'own-ids'],
    newPath: PATH,
  })
  expect(textOf(PATH)).toBe(original)
})

test('--dry-run --diff prints the lines that change, and control characters as escapes', async () => {
  const text = readFileSync(fileOf(PATH), 'utf8')
  writeFileSync(fileOf(PATH), `\ufeff${text.replace('"test_id": "', '"test_id": "\u200b')}`)
  const { stdout } = await run('fix', '--dry-run', '--diff', '--only', 'byte-order-mark', fileOf(PATH))
  expect(stdout).toMatch(/changed .*\n.*\n +1 - \\u\{feff\}\{\n +1 \+ \{\n/)
  expect(readFileSync(fileOf(PATH), 'utf8')).toMatch(/^\ufeff/)
  expect(await expectRefused('fix', '--diff', fileOf(PATH))).toContain('--diff goes with --dry-run')
})

test('a rename says what else is mended', async () => {
  edit(PATH, (text) => `\ufeff${JSON.stringify(JSON.parse(otherRequest(text)))}`)
  const dry = await run('fix', '--dry-run', fileOf(PATH), sample.root)
  expect(dry.stdout).toMatch(
    /^renamed {2}\S+ -> \S+, \d+ ids \(remove-byte-order-mark, recorder-form\) {2}Replay/m,
  )
})

test('where replay does not look, a right name is not said to be enough', async () => {
  const deep = `${FOLDER}/deep/${'1'.repeat(64)}.json`
  mkdirSync(dirname(fileOf(deep)))
  renameSync(fileOf(PATH), fileOf(deep))
  const { stdout } = await run('fix', '--dry-run', fileOf(deep), sample.root)
  expect(stdout).toContain('The name is right then, but replay does not look in this folder: it looks in')
})

test('--json prints one object for each file', async () => {
  edit(PATH, otherRequest)
  const planned = objects(await run('fix', '--json', '--dry-run', fileOf(PATH), sample.root))
  expect(planned).toMatchObject([
    { path: PATH, outcome: 'renamed', fixes: ['rename'], other: null, rivals: [], references: [] },
  ])
})

test('a file that is not a recording, or is gone, is told and left', async () => {
  const broken = 'tests/integration/broken/recordings/not-json.json'
  const before = textOf(broken)
  const { status, stdout } = await run('fix', fileOf(broken), fileOf(PATH), sample.root)
  expect(status).toBe(1)
  expect(stdout).toMatch(
    /^cannot {3}\S+not-json\.json {2}The file holds an unresolved merge .+\nleft {5}\S+ {2}Nothing is wrong/,
  )
  expect(textOf(broken)).toBe(before)
})

test('wrong usage is refused with one line, and nothing is written', async () => {
  expect(await expectRefused('fix')).toContain('nothing to mend')
  expect(await expectRefused('fix', sample.root)).toContain("--query '' ROOT")
  expect(await expectRefused('fix', '--query', 'a '.repeat(300), sample.root)).toContain(
    'A query has at most 200 words; this one has 300.',
  )
  // A base that was named and is not there is no base that says nothing.
  for (const query of ['hash:mismatch', 'is:changed']) {
    const refused = await expectRefused('fix', '--query', query, '--base', 'nope', sample.root)
    expect(refused).toContain('No commit is called "nope" here.')
  }
  expect(await expectRefused('fix', '--only', 'not-json', fileOf(PATH))).toContain(
    'not-json cannot be mended',
  )
  expect(await expectRefused('fix', fileOf('nope.json'))).toContain('cannot read')
  expect(await expectRefused('fix', fileOf(PATH), sample.root, tmpdir())).toContain('two roots')
  expect(await expectRefused('fix', fileOf(PATH), fileOf('tests/integration/agents'))).toContain(
    'is not below',
  )
  expect(await expectRefused('fix', '--query', 'x', sample.root, fileOf(PATH))).toContain('only a root')
  writeFileSync(fileOf('elsewhere.json'), '{}')
  expect(await expectRefused('fix', fileOf('elsewhere.json'), sample.root)).toContain('no recording')
  expect(sample.git('status', '--porcelain')).toBe('?? elsewhere.json\n')
})

test('Ctrl-C stops between two files: each is old or new, and the summary says how far it got', async () => {
  test.setTimeout(120_000)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  const folder = join(home, 'recordings')
  mkdirSync(folder)
  const text = textOf(PATH)
  const old = Array.from({ length: 200 }, (_, index) => createHash('sha256').update(`${index}`).digest('hex'))
  for (const [index, name] of old.entries()) {
    writeFileSync(join(folder, `${name}.json`), text.replace('"content": "', `"content": "${index} `))
  }
  try {
    const fixing = launch('fix', '--query', '', home)
    const isOld = new Set(old.map((name) => `${name}.json`))
    const present = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'))
    await expect
      .poll(() => present().some((name) => !isOld.has(name)), { timeout: 60_000, intervals: [5] })
      .toBe(true)
    fixing.process.kill('SIGINT')
    const { status, stdout } = await fixing.ended
    expect(stdout).toMatch(/^200 recordings: \d+ renamed, \d+ left because you stopped/m)
    expect(status).toBe(1)
    expect(present()).toHaveLength(200)
    const renamed = Number(/(\d+) renamed/.exec(stdout)?.[1])
    expect(present().filter((name) => !isOld.has(name))).toHaveLength(renamed)
    expect(await run('undo', home)).toMatchObject({ status: 0 })
    expect(present().sort()).toEqual([...isOld].sort())
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

test('a real pull request: 15 of 25 are renamed, and 15 of 145 are answered by others', async () => {
  test.skip(!existsSync(BUNDLE), `there are no real pull requests in ${BUNDLE}`)
  test.setTimeout(120_000)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  const root = join(home, 'clone')
  try {
    execFileSync('git', ['clone', '--quiet', '--branch=pr/5613', BUNDLE, root], { stdio: 'pipe' })
    const base = ['--base', 'origin/base/5613', '--json', root]
    const counted = (records: readonly Record<string, unknown>[]): Record<string, number> => {
      const counts: Record<string, number> = {}
      for (const { outcome } of records) counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1
      return counts
    }
    const mismatched = await run('fix', '--dry-run', '--query', 'hash:mismatch', ...base)
    const all = objects(mismatched)
    expect(all).toHaveLength(145)
    expect(all.filter(({ reason }) => String(reason).includes('answers this request'))).toHaveLength(15)
    const changed = objects(await run('fix', '--query', 'hash:mismatch change:request', ...base))
    expect(counted(changed)).toEqual({ renamed: 15, left: 10 })
    expect(changed.reduce((sum, { ids }) => sum + Number(ids), 0)).toBe(630)
    const taken = new Set(changed.flatMap(({ outcome, other }) => (outcome === 'left' ? [other] : [])))
    expect(taken.size).toBe(5)
    expect(await run('undo', root)).toMatchObject({ status: 0 })
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })).toBe('')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

test('recordings that match are deleted after a dry run, but no link, and undo brings them back', async () => {
  const link = `${FOLDER}/${'c'.repeat(64)}.json`
  symlinkSync(`${NAME}.json`, fileOf(link))
  const before = namesIn(FOLDER)
  const query = ['fix', '--delete', '--query', 'saturn', '--json', sample.root]
  const planned = objects(await run(...query, '--dry-run'))
  const outcomes = new Map(planned.map(({ path, outcome }) => [path, outcome]))
  expect(outcomes.get(PATH)).toBe('deleted')
  expect(outcomes.get(link)).toBe('cannot')
  expect(namesIn(FOLDER)).toEqual(before)
  await run(...query)
  expect(existsSync(fileOf(PATH))).toBe(false)
  expect(namesIn(FOLDER)).toContain(`${'c'.repeat(64)}.json`)
  expect((await run('undo', sample.root)).status).toBe(0)
  expect(namesIn(FOLDER)).toEqual(before)
  const refused = await expectRefused('fix', '--delete', '--only', 'other-form', fileOf(PATH))
  expect(refused).toContain('--delete mends nothing')
})
