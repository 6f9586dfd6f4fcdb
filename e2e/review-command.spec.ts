import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'
import { launch, stop } from './launcher'
import { copySampleRoot, type SampleRoot } from './sample-root'

const PATH = SATURN.replace('recordings/', '')

let sample: SampleRoot

test.beforeEach(() => {
  sample = copySampleRoot()
})
test.afterEach(() => sample.remove())

const fileOf = (path: string): string => join(sample.root, path)

/** Changes the text of a recording in the work tree. */
function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(fileOf(path), 'utf8')
  const changed = change(text)
  expect(changed).not.toBe(text)
  writeFileSync(fileOf(path), changed)
}

const otherAnswer = (text: string): string => {
  const response = text.indexOf('"response": {')
  return text.slice(0, response) + text.slice(response).replaceAll('"content": "', '"content": "so ')
}
const otherRequest = (text: string): string => text.replace('"method": "POST"', '"method": "PUT"')

test('changes are printed by cause and test, with the exit status for CI', async () => {
  expect(await run('review', sample.root)).toEqual({
    ...{ status: 0, stderr: '' },
    stdout: expect.stringMatching(
      /^merge base with main, [0-9a-f]{7} → working tree\nNo recording changed\.\n$/,
    ),
  })
  edit(PATH, otherAnswer)
  const answer = await run('review', sample.root, '--base', 'main')
  expect(answer).toMatchObject({ status: 0, stderr: '' })
  expect(answer.stdout).toContain('1 changed recording in 1 test, 1 answer changed\n')
  expect(answer.stdout).toMatch(/^ {2}changed {2}answer {2}match .*007c4711\w+\.json$/m)
  edit(PATH, otherRequest)
  const replay = await run('review', sample.root, '--base', 'main')
  expect(replay).toMatchObject({ status: 1, stderr: '' })
  expect(replay.stdout).toContain('1 not found on replay')
  expect(replay.stdout).toMatch(/replay, answer, request {2}match → mismatch/)
})

test('--brief prints a line for each cause, and --fail-on says what fails', async () => {
  edit(PATH, otherAnswer)
  const brief = await run('review', sample.root, '--base', 'main', '--brief', '--fail-on', 'answer')
  expect(brief).toMatchObject({ status: 1, stderr: '' })
  expect(brief.stdout).toMatch(/^1 {2}answer {2}[^\n]+\n$/)
  expect(await run('review', sample.root, '--fail-on', 'none')).toMatchObject({ status: 0 })
  expect(await expectRefused('review', sample.root, '--fail-on', 'all')).toContain('invalid, replay, answer')
  expect(await expectRefused('review', sample.root, '--format', 'sarif')).toContain('text, json, github')
})

test('--json prints one change per line, with the documented fields', async () => {
  sample.git('mv', PATH, PATH.replace('007c4711', '00000000'))
  const other =
    'tests/integration/agents/recordings/d70741b7aff7d68dae5860a55be7cb82d4aa997152f84b628e5ca6e324ea52a4.json'
  edit(other, (text) => text.replaceAll('  ', ' '))
  const ended = await run('review', sample.root, '--base', 'HEAD', '--json')
  expect(ended).toMatchObject({ status: 1, stderr: '' })
  const changes = objects(ended)
  expect(changes.map(({ status, weight }) => [status, weight])).toEqual([
    ['moved', 'replay'],
    ['changed', 'format'],
  ])
  expect(changes[0]).toMatchObject({
    path: PATH.replace('007c4711', '00000000'),
    basePath: PATH,
    testId: expect.stringContaining('::test_'),
    model: expect.stringContaining('gpt-4o'),
    kind: 'openai.chat.chunks',
    hash: { before: { verdict: 'match' }, after: { verdict: 'mismatch' } },
    facets: ['replay'],
    cause: expect.stringContaining('replay'),
  })
  expect(changes[1]?.cause).toBe('only noise in 1 recording')
})

test('what git leaves out may have changed, so nothing is said of all recordings', async () => {
  sample.git('update-index', '--skip-worktree', PATH)
  rmSync(fileOf(PATH))
  const { stdout, stderr } = await run('review', sample.root, '--base', 'HEAD')
  expect(stdout).toMatch(/\nNo change in what was compared\.\n$/)
  expect(stderr).toContain('not checked out here')
})

test('a base that has moved on counts as it was, or with --exact as it is', async () => {
  sample.git('checkout', '--quiet', '-b', 'ahead')
  edit(PATH, otherAnswer)
  sample.git('commit', '--quiet', '--all', '--message=other')
  sample.git('checkout', '--quiet', 'main')
  const left = await run('review', sample.root, '--base', 'ahead', '--json')
  expect(left).toMatchObject({ status: 0, stdout: '' })
  expect(left.stderr).toBe(
    'tapedeck: ahead has moved on by 1 commit since. --exact compares with it as it is now.\n',
  )
  const exact = await run('review', sample.root, '--base', 'ahead', '--exact', '--json')
  expect(exact).toMatchObject({ stderr: '' })
  expect(objects(exact)).toMatchObject([{ path: PATH, facets: ['answer'] }])
})

test('--head compares two commits, regardless of the work tree', async () => {
  edit(PATH, otherAnswer)
  sample.git('commit', '--quiet', '--all', '--message=other')
  edit(PATH, otherRequest)
  rmSync(fileOf(PATH))
  const changes = objects(await run('review', sample.root, '--base', 'HEAD~1', '--head', 'HEAD', '--json'))
  expect(changes.map(({ path, status, facets }) => ({ path, status, facets }))).toEqual([
    { path: PATH, status: 'changed', facets: ['answer'] },
  ])
})

test('staged, unstaged and untracked recordings count; ignored ones are named, files elsewhere are not', async () => {
  const folder = 'tests/integration/responses/recordings'
  const text = readFileSync(fileOf(PATH), 'utf8')
  writeFileSync(fileOf('.gitignore'), 'ignored.json\n')
  for (const name of ['staged', 'untracked', 'ignored']) writeFileSync(fileOf(`${folder}/${name}.json`), text)
  writeFileSync(fileOf('elsewhere.json'), text)
  sample.git('add', `${folder}/staged.json`)
  const ended = await run('review', sample.root, '--base', 'main', '--json')
  expect(ended.stderr).toContain(`${folder}/ignored.json: It is ignored by git, so it is not compared.`)
  const changes = objects(ended)
  expect(changes.map(({ path }) => String(path).slice(folder.length + 1)).sort()).toEqual([
    'staged.json',
    'untracked.json',
  ])
})

test('--markdown is a comment that GitHub accepts: bounded in size, and no recorded text becomes markup', async () => {
  const hostile = '<img src=x onerror=alert(1)> @everyone #1 [x](http://evil.example) | `x` \u202e\u0007'
  const text = readFileSync(fileOf(PATH), 'utf8').replace(/"test_id": "[^"]*"/, '"test_id": "ID"')
  for (let index = 0; index < 400; index++) {
    const id = JSON.stringify(`tests/test_x.py::test_${index}[${hostile}]`)
    writeFileSync(
      fileOf(PATH.replace(/[^/]+$/, `${index}.json`)),
      text.replace('"ID"', () => id),
    )
  }
  const { status, stdout, stderr } = await run('review', sample.root, '--base', 'main', '--markdown')
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout.length).toBeLessThan(65_536)
  expect(stdout).toMatch(/^## Recordings: .+\n\n\| changed recordings \| tests \| causes \|/)
  expect(stdout).toContain('Replay does not find these 400 recordings.')
  const [, left = ''] = /^- and (\d+) more recordings$/m.exec(stdout) ?? []
  expect((stdout.match(/^- test\\_/gm)?.length ?? 0) + Number(left)).toBe(400)
  expect(stdout).not.toMatch(/<img|@everyone|\]\(http|\u202e/)
  expect(stdout).not.toContain('\u0007')
})

test('saved ticks and notes are in --markdown', async () => {
  edit(PATH, otherAnswer)
  const server = launch('open', sample.root, '--port', '0', '--no-open', '--base', 'main', '--read-only')
  const url = await server.ready
  const put = (body: object): Promise<Response> =>
    fetch(`${url}/api/review-state`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    })
  expect((await put({ notes: { [PATH]: 'Why "so"? <b>' } })).status).toBe(200)
  await stop(server)
  const { stdout } = await run('review', sample.root, '--base', 'main', '--markdown')
  expect(stdout).toContain('  - Note: Why "so"? &lt;b&gt;')
  expect((await run('review', sample.root, '--markdown')).stdout).not.toContain('Note:')
})
