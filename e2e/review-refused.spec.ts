import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'
import { LAUNCHER, run as runProgram } from './launcher'
import { copySampleRoot, type SampleRoot } from './sample-root'

const PATH = SATURN.replace('recordings/', '')
const TEXT = readFileSync(SATURN, 'utf8')

let home = ''
let sample: SampleRoot

test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  sample = copySampleRoot()
})
test.afterEach(() => {
  sample.remove()
  rmSync(home, { recursive: true, force: true })
})

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  })

/** Writes a file of the sample root, with its folders. */
function write(path: string | Buffer, text: string): void {
  const absolute = Buffer.concat([Buffer.from(`${sample.root}/`), Buffer.from(path)])
  mkdirSync(absolute.subarray(0, absolute.lastIndexOf('/')), { recursive: true })
  writeFileSync(absolute, text)
}

const pathsIn = async (...args: string[]): Promise<unknown[]> =>
  objects(await run('review', ...args, '--json')).map(({ path }) => path)

test.describe('one line and exit status 2', () => {
  test('without git on the PATH', async () => {
    const args = [process.execPath, LAUNCHER, 'review', sample.root]
    const { status, stdout, stderr } = await runProgram('env', 'PATH=/nowhere', ...args).ended
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^tapedeck: No git is installed, or it is not on the PATH: install git\.\n$/)
  })

  test('outside a repository, in a bare one, in an unborn branch', async () => {
    expect(await expectRefused('review', home)).toContain('is in no git repository')
    git(home, 'init', '--quiet', '--bare')
    expect(await expectRefused('review', home)).toContain('bare repository')
    const unborn = join(home, 'unborn')
    mkdirSync(unborn)
    git(unborn, 'init', '--quiet')
    expect(await expectRefused('review', unborn)).toContain('no commit yet')
    expect(await expectRefused('review', unborn, '--base', 'HEAD')).toContain('no commit yet')
  })

  test('in a shallow clone, for a commit that it lacks, with the command to fetch it', async () => {
    sample.git('commit', '--quiet', '--allow-empty', '--message=second')
    const clone = join(home, 'clone')
    git(home, 'clone', '--quiet', '--depth=1', `file://${sample.root}`, clone)
    expect(await expectRefused('review', clone, '--base', 'HEAD~1')).toContain('git fetch --unshallow')
    expect(await run('review', clone, '--base', 'HEAD')).toMatchObject({ status: 0 })
  })

  test('for a ref that does not exist, with the nearest names', async () => {
    sample.git('branch', 'feature/login')
    const line = await expectRefused('review', sample.root, '--base', 'feature/logn')
    expect(line).toContain('The nearest names: feature/login')
    expect(await expectRefused('review', sample.root, '--base', 'main', '--head', 'mian')).toContain('main')
  })

  test('for refs that look like options, which have no effect', async () => {
    const refs = [
      '--output=made',
      '-o',
      '--upload-pack=touch made',
      '--all',
      '^main',
      'main..HEAD',
      '',
      '$(touch made)',
    ]
    for (const ref of refs) {
      await expectRefused('review', sample.root, `--base=${ref}`)
      await expectRefused('review', sample.root, '--base', 'main', `--head=${ref}`)
    }
    expect(sample.git('status', '--porcelain')).toBe('')
  })

  test('for wrong usage', async () => {
    await expectRefused('review', sample.root, '--json', '--markdown')
    await expectRefused('review', sample.root, '--base')
    await expectRefused('review', sample.root, '--nope')
    await expectRefused('review', join(home, 'nope'))
  })
})

test('a linked work tree, a submodule and the folder above it', async () => {
  sample.git('branch', 'other')
  const linked = join(home, 'linked')
  sample.git('worktree', 'add', '--quiet', linked, 'other')
  rmSync(join(linked, PATH))
  expect(await pathsIn(linked, '--base', 'main')).toEqual([PATH])
  expect(await pathsIn(sample.root, '--base', 'main')).toEqual([])

  const above = join(home, 'above')
  mkdirSync(above)
  git(above, 'init', '--quiet', '--initial-branch=main')
  git(above, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', sample.root, 'inner')
  git(above, 'commit', '--quiet', '--message=x')
  rmSync(join(above, 'inner', PATH))
  expect(await pathsIn(above, '--base', 'main')).toEqual([])
  expect(await pathsIn(join(above, 'inner'), '--base', 'HEAD')).toEqual([PATH])
})

test('a merge in progress: files with conflict markers cannot be read', async () => {
  sample.git('checkout', '--quiet', '-b', 'other')
  write(PATH, TEXT.replace('"POST"', '"PUT"'))
  sample.git('commit', '--quiet', '--all', '--message=other')
  sample.git('checkout', '--quiet', 'main')
  write(PATH, TEXT.replace('"POST"', '"GET"'))
  sample.git('commit', '--quiet', '--all', '--message=main')
  expect(() => sample.git('merge', '--quiet', 'other')).toThrow()
  const ended = await run('review', sample.root, '--base', 'HEAD', '--json')
  expect(ended).toMatchObject({ status: 1, stderr: '' })
  expect(objects(ended)).toMatchObject([
    { path: PATH, status: 'changed', facets: ['invalid'], kind: 'unreadable' },
  ])
})

test('names with line breaks, quotes and bytes that are not UTF-8', async () => {
  const odd = 'tests/recordings/a"b\n\t\'<img>’.json'
  write(odd, TEXT)
  write(Buffer.concat([Buffer.from('tests/recordings/'), Buffer.from([0xff]), Buffer.from('.json')]), TEXT)
  const ended = await run('review', sample.root, '--base', 'main', '--json')
  expect(objects(ended).map(({ path }) => path)).toEqual([odd])
  expect(ended.stderr).toMatch(/^tapedeck: [^\n]*UTF-8[^\n]*\n$/)
  const people = (await run('review', sample.root, '--base', 'main')).stdout
  expect(people).toContain('a"b\\n\\t\'<img>’.json')
})

test('a base without the folder: everything counts as added', async () => {
  sample.git('checkout', '--quiet', '--orphan', 'empty')
  sample.git('rm', '--quiet', '-r', '--cached', '.')
  sample.git('commit', '--quiet', '--allow-empty', '--message=empty')
  sample.git('checkout', '--quiet', '--force', 'main')
  const changes = objects(await run('review', sample.root, '--base', 'empty', '--json'))
  expect(new Set(changes.map(({ status }) => status))).toEqual(new Set(['added']))
  expect(changes.length).toBeGreaterThan(40)
})

test('blobs that are not recordings, and Git LFS pointers, cannot be read and say so', async () => {
  const folder = 'tests/integration/responses/recordings'
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`
  write(`${folder}/pointer.json`, pointer)
  write(`${folder}/empty.json`, '')
  write(`${folder}/array.json`, '[]')
  write(`${folder}/deep.json`, '['.repeat(200_000))
  sample.git('add', '--all')
  sample.git('commit', '--quiet', '--message=no recordings')
  for (const name of readdirSync(join(sample.root, folder)).filter((one) => /^[a-z]+\.json$/.test(one))) {
    write(`${folder}/${name}`, TEXT)
  }
  const ended = await run('review', sample.root, '--base', 'HEAD', '--json')
  const missing = `tapedeck: ${folder}/pointer.json: It is compared as a Git LFS pointer: its content is not in this clone.\n`
  expect(ended).toMatchObject({ status: 1, stderr: missing })
  expect(objects(ended).map(({ weight }) => weight)).toEqual(['invalid', 'invalid', 'invalid', 'invalid'])
  const back = await run('review', sample.root, '--base', 'HEAD~1', '--head', 'HEAD', '--markdown')
  expect(back).toMatchObject({ status: 1, stderr: missing })
  expect(back.stdout).toMatch(/cannot be read [\s\S]*\| 4 \| 4 \|/)
})

test('1,000 changed files', async () => {
  test.setTimeout(120_000)
  const pathOf = (index: number): string => `tests/many/recordings/${String(index).padStart(64, '0')}.json`
  for (let index = 0; index < 1000; index++) write(pathOf(index), TEXT.replace('"POST"', `"POST${index}"`))
  sample.git('add', '--all')
  sample.git('commit', '--quiet', '--message=many')
  for (let index = 0; index < 1000; index++) {
    write(pathOf(index), TEXT.replace('"POST"', `"POST${index}"`).replaceAll('"content": "', '"content": "x'))
  }
  const ended = await run('review', sample.root, '--base', 'HEAD', '--json')
  expect(ended).toMatchObject({ status: 0, stderr: '' })
  expect(objects(ended)).toHaveLength(1000)
  const { stdout } = await run('review', sample.root, '--base', 'HEAD', '--markdown')
  expect(stdout.length).toBeLessThan(65_536)
  expect(stdout).toMatch(/^### .+ \(1,000\)$/m)
  const [, left = ''] = /^- and ([\d,]+) more recordings$/m.exec(stdout) ?? []
  const listed = stdout.match(/^- test\\_/gm)?.length ?? 0
  expect(listed + Number(left.replace(',', ''))).toBe(1_000)
})

test('a reader that goes away early is a normal end', async () => {
  for (let index = 0; index < 300; index++) write(`tests/many/recordings/${index}.json`, TEXT)
  const pipe = `"$0" ${LAUNCHER} review "$1" --base main --json | head -1; echo "\${PIPESTATUS[0]}"`
  const { stdout, stderr } = await runProgram('bash', '-c', pipe, process.execPath, sample.root).ended
  expect(stderr).toBe('')
  expect(stdout.split('\n')).toHaveLength(3)
  expect(stdout).toMatch(/^\{.*\}\n1\n$/)
})
