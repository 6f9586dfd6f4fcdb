import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { tableOf } from '#lib/testing/markdown'
import { action, runAction } from './action'
import { SATURN } from './command'
import { copySampleRoot, type SampleRoot } from './sample-root'

const BUNDLE = resolve('../shared/corpus/review.bundle')
const PATH = SATURN.replace('recordings/', '')

let sample: SampleRoot

test.beforeEach(() => {
  sample = copySampleRoot()
  sample.git('remote', 'add', 'origin', 'https://github.com/owner/repo')
  sample.git('update-ref', 'refs/remotes/origin/main', 'main')
  sample.git('checkout', '--quiet', '-b', 'work')
})
test.afterEach(() => sample.remove())

/** Commits another version of a recording, and has it pushed. */
function commit(change: (text: string) => string, path = PATH): void {
  const file = join(sample.root, path)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  sample.git('commit', '--quiet', '--all', '--message=change')
  sample.git('update-ref', 'refs/remotes/origin/work', 'work')
}

const otherAnswer = (text: string): string => {
  const response = text.indexOf('"response": {')
  return text.slice(0, response) + text.slice(response).replaceAll('"content": "', '"content": "so ')
}
const otherRequest = (text: string): string => text.replace('"method": "POST"', '"method": "PUT"')

/** The commands that the runner would find in a log, by their names. */
const commandsIn = (log: string): string[] =>
  log
    .split(/\r\n|\r|\n/)
    .flatMap((line) => /^\s*::([\w-]+)/.exec(line)?.[1] ?? /##\[([\w-]+)/.exec(line)?.[1] ?? [])

test('what a user gives reaches the shell in variables only', () => {
  for (const { run } of action.runs.steps) expect(run).not.toContain('${{')
  expect(Object.keys(action.inputs)).toEqual(['base', 'comment', 'html', 'fail-on'])
})

test('nothing changed is said, and nothing fails', () => {
  const ended = runAction(sample.root, { comment: 'true' })
  expect(ended).toMatchObject({ status: 0 })
  expect(ended.log).toContain('No recording changed.')
  expect(ended.summary).toContain('No recording changed.')
})

test('a lost recording is an error at its line, stands in the summary with a link, and fails', () => {
  commit(otherRequest)
  const { status, log, summary, calls } = runAction(sample.root, {})
  expect({ status, calls }).toEqual({ status: 1, calls: [] })
  const line =
    readFileSync(join(sample.root, PATH), 'utf8')
      .split('\n')
      .findIndex((one) => one.includes('"PUT"')) + 1
  expect(log).toMatch(
    new RegExp(`^::error file=${PATH},line=${line},title=[^\\n]+::Replay no longer finds`, 'm'),
  )
  const head = sample.git('rev-parse', 'HEAD').trim()
  expect(summary).toContain(`(https://github.com/owner/repo/blob/${head}/${PATH}#L${line})`)
})

test.describe('what fails is chosen', () => {
  for (const [failOn, status] of [
    ['answer', 1],
    ['request, answer', 1],
    ['invalid,replay', 0],
    ['none', 0],
    ['everything', 2],
    ['$(touch x)', 2],
  ] as const) {
    test(`${failOn}: ${status}`, () => {
      commit(otherAnswer)
      const ended = runAction(sample.root, { 'fail-on': failOn })
      expect(ended.status).toBe(status)
      expect(ended.log).toMatch(status === 2 ? /--fail-on takes facets/ : /^::warning file=/m)
      expect(existsSync(join(sample.root, 'x'))).toBe(false)
    })
  }
})

test.describe('one comment', () => {
  test.skip(
    spawnSync('jq', ['--version']).error !== undefined,
    'jq, which filters comments as gh does, is not installed',
  )

  test('is made, although the run fails', () => {
    commit(otherRequest)
    const { status, calls, comment } = runAction(sample.root, { comment: 'true' })
    expect(status).toBe(1)
    expect(calls[0]).toContain('--paginate repos/owner/repo/issues/7/comments --jq')
    expect(calls[1]).toContain('--method POST repos/owner/repo/issues/7/comments --field body=@')
    expect(comment).toMatch(/^<!-- tapedeck review -->\n## Recordings: /)
    expect(comment).toContain('Replay no longer finds this recording.')
  })

  test('is written anew the next time', () => {
    commit(otherAnswer)
    const body = '<!-- tapedeck review -->\n## Recordings: …'
    const comments = [
      { id: 30, login: 'somebody', body },
      { id: 31, login: 'github-actions[bot]', body: 'Of another action.' },
      { id: 32, login: 'github-actions[bot]', body },
      { id: 33, login: 'github-actions[bot]', body },
    ]
    const { status, calls } = runAction(sample.root, { comment: 'true' }, { hub: { comments } })
    expect(status).toBe(0)
    expect(calls[1]).toContain('--method PATCH repos/owner/repo/issues/comments/32 --field body=@')
  })

  test('that may not be written fails nothing, and is said', () => {
    commit(otherAnswer)
    const { status, log, comment } = runAction(
      sample.root,
      { comment: 'true' },
      { hub: { isReadOnly: true } },
    )
    expect({ status, comment }).toEqual({ status: 0, comment: null })
    expect(log).toContain('::warning title=No comment::The comment could not be written')
  })

  test('is not tried without a pull request', () => {
    const { status, log, calls } = runAction(sample.root, { comment: 'true' }, { hub: { pullRequest: '' } })
    expect({ status, calls }).toEqual({ status: 0, calls: [] })
    expect(log).toContain('This run is not for a pull request.')
  })
})

test('a page is written where it is asked for, although the run fails', () => {
  commit(otherRequest)
  const { status, log } = runAction(sample.root, { html: 'out $(touch x).html' })
  expect(status).toBe(1)
  expect(log).toMatch(/^::error file=/m)
  expect(readFileSync(join(sample.root, 'out $(touch x).html'), 'utf8')).toMatch(/^<!doctype html>/i)
  expect(existsSync(join(sample.root, 'x'))).toBe(false)
})

for (const base of [
  '$(touch x)',
  '`touch x`',
  'two words',
  '--option',
  '--head=HEAD',
  '-',
  "'; touch x; '",
  '::add-mask::main',
])
  test(`a base named ${base} is only a name`, () => {
    commit(otherAnswer)
    const before = readdirSync(sample.root)
    for (const [input, github] of [
      [base, {}],
      ['', { GITHUB_BASE_REF: base }],
    ] as const) {
      const { status, log } = runAction(sample.root, { base: input, comment: 'true' }, { github })
      expect(status).toBe(2)
      expect(log).toContain('tapedeck: No commit is called')
      expect(commandsIn(log)).toEqual([])
    }
    expect(readdirSync(sample.root)).toEqual(before)
  })

test('a base that shares no commit is compared as it is', () => {
  commit(otherAnswer)
  const tree = sample.git('rev-parse', 'main^{tree}').trim()
  sample.git('update-ref', 'refs/remotes/origin/alone', sample.git('commit-tree', '-m', 'alone', tree).trim())
  const { status, log } = runAction(sample.root, { base: 'origin/alone' })
  expect(status).toBe(0)
  expect(log).toContain('the two are compared as they are')
  expect(log).toMatch(/^::warning file=/m)
})

test('nothing that was recorded or named is a command of the workflow', () => {
  const hostile =
    '\n::set-output name=a::b\r\n::stop-commands::x\u2028::add-mask::e ##[add-mask]e ##[group]x %0A::error::y'
  const text = readFileSync(join(sample.root, PATH), 'utf8')
  const value = JSON.parse(text)
  value.test_id = `tests/x.py::test_x[${hostile}]`
  value.request.body.messages[0].content = hostile
  for (const name of ['##[add-mask]e', 'a,line=1::b', '::add-path::x']) {
    writeFileSync(join(sample.root, PATH.replace(/[^/]+$/, `${name}.json`)), JSON.stringify(value))
    writeFileSync(join(sample.root, PATH.replace(/[^/]+$/, `${name} broken.json`)), `{"a": "${hostile}`)
  }
  sample.git('add', '--all')
  commit((old) => old.replace('"content": "', () => `"content": ${JSON.stringify(hostile).slice(0, -1)}`))
  sample.git('update-index', '--skip-worktree', PATH)
  const { status, log, summary } = runAction(sample.root, { comment: 'true' })
  expect(status).toBe(1)
  expect(new Set(commandsIn(log))).toEqual(new Set(['error']))
  expect(log.split('\n').filter((line) => !line.startsWith('::') && /##\[/.test(line))).toEqual([])
  expect(summary).toContain('cannot be read')
})

test('the summary stays below 1 MiB, and says so when it is full', () => {
  commit(otherAnswer)
  const folder = sample.root
  const full = join(folder, '..', `${folder.split('/').at(-1)}-summary`)
  writeFileSync(full, 'x'.repeat(1024 * 1024 - 50))
  try {
    const { status, log } = runAction(sample.root, {}, { github: { GITHUB_STEP_SUMMARY: full } })
    expect(status).toBe(0)
    expect(log).toContain('the summary of this step has no room left')
    expect(readFileSync(full)).toHaveLength(1024 * 1024 - 50)
  } finally {
    execFileSync('rm', [full])
  }
})

test('the 35 recordings of a real pull request that replay no longer finds are errors', () => {
  test.skip(!existsSync(BUNDLE), `there are no real pull requests in ${BUNDLE}`)
  const clone = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  try {
    execFileSync('git', ['clone', '--quiet', '--branch=pr/5613', BUNDLE, clone])
    const { status, log, summary } = runAction(clone, { base: 'origin/base/5613' })
    expect(status).toBe(1)
    expect(log).toMatch(
      /^::error file=tests\/integration\/responses\/recordings\/\w+\.json,line=\d+,title=10 recordings%3A LlamaStack → OGX in a tool message::/m,
    )
    expect(log).toMatch(/^::notice title=More changes::196 recordings with noise only$/m)
    expect(summary).toMatch(/\| not found on replay \|.*\n.*\n.*\| 35 \|/)
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
})

test('README.md shows how to use it', () => {
  const readme = readFileSync('README.md', 'utf8')
  const inputs = tableOf(readme, '| input').map(([name = '']) => name.replaceAll('`', ''))
  expect(inputs).toEqual(Object.keys(action.inputs))
  const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? []
  const { jobs, permissions } = parse(workflow)
  const [checkout, review] = jobs.recordings.steps
  expect(checkout).toMatchObject({ with: { 'fetch-depth': 0 } })
  expect(review.uses).toMatch(/^OWNER\/tapedeck\/\.github\/actions\/review@/)
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(review.with)))
  expect(permissions).toMatchObject({ 'pull-requests': 'write' })
})
