import { execFileSync } from 'node:child_process'
import {
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runProgram, scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { parentPath } from './folders'
import { type RootWatch, type WatchOptions, watchRoot } from './watch'
import { startWatch } from './watch-folders'

const DEADLINE_MS = 10_000

/** Lets two folders change places. */
function swap(one: string, two: string): void {
  renameSync(one, `${one}-away`)
  renameSync(two, one)
  renameSync(`${one}-away`, two)
}

interface Observed {
  readonly watch: RootWatch
  /** The folders of all that was reported, by batch. */
  readonly batches: (readonly string[])[]
  /** The files of what was reported last. */
  readonly files: () => readonly string[]
  /** Waits until each of the folders, or a file of it, has been reported since the last call. */
  readonly until: (...folders: string[]) => Promise<void>
}

function observe(root: string, options: WatchOptions = {}): Observed {
  const batches: (readonly string[])[] = []
  let last: readonly string[] = []
  let onBatch = (): void => undefined
  const watch = watchRoot(
    root,
    ({ folders, files }) => {
      batches.push([...new Set([...folders, ...[...files].map(parentPath)])])
      last = [...files]
      onBatch()
    },
    options,
  )
  onTestFinished(() => watch.close())
  let from = 0
  const until = (...folders: string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const missing = (): string[] => folders.filter((folder) => !batches.slice(from).flat().includes(folder))
      const late = setTimeout(() => {
        reject(
          new Error(`Not told of ${JSON.stringify(missing())}, only ${JSON.stringify(batches.slice(from))}`),
        )
      }, DEADLINE_MS)
      onBatch = (): void => {
        if (missing().length > 0) return
        from = batches.length
        clearTimeout(late)
        resolve()
      }
      onBatch()
    })
  return { watch, batches, until, files: () => last }
}

/** A system that cannot watch, so the folders are polled. */
const full: WatchOptions = {
  pause: 50,
  start: () => {
    throw Object.assign(new Error('no more'), { code: 'ENOSPC', syscall: 'watch' })
  },
}

/** A system where the watch of a folder does not report that the folder itself moved or ended. */
const withoutOwnName: WatchOptions = {
  start: (absolute, onEvent, onFailure) =>
    startWatch(absolute, (name) => name !== basename(absolute) && onEvent(name), onFailure),
}

async function observed(root: string, options: WatchOptions): Promise<Observed> {
  const seen = observe(root, options)
  // The first look reports every folder; after it, the present state is known.
  if (seen.watch.mode === 'polling') await seen.until('')
  return seen
}

const A = 'tests/recordings'

describe.each([
  ['watching', {}],
  ['polling', full],
] as const)('%s', (mode, options) => {
  test('a file that is added, changed, replaced, renamed or removed is reported by its folder', async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '{}', 'other/recordings/b.json': '{}' })
    const { watch, until, batches } = await observed(root, options)
    expect(watch.mode).toBe(mode)
    writeFiles(root, { [`${A}/new.json`]: '{}' })
    await until(A)
    writeFiles(root, { [`${A}/new.json`]: '{"a": 1}' })
    await until(A)
    writeFiles(root, { [`${A}/.new.tmp`]: '[]' })
    renameSync(join(root, A, '.new.tmp'), join(root, A, 'a.json'))
    await until(A)
    renameSync(join(root, A, 'a.json'), join(root, A, 'c.json'))
    await until(A)
    rmSync(join(root, A, 'c.json'))
    await until(A)
    expect(batches.flat()).not.toContain(mode === 'watching' ? 'other/recordings' : undefined)
  })

  test('a change that keeps size and time is reported', async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '1' })
    const { until } = await observed(root, options)
    const { atime, mtime } = statSync(join(root, A, 'a.json'))
    writeFiles(root, { [`${A}/a.json`]: '2' })
    utimesSync(join(root, A, 'a.json'), atime, mtime)
    await until(A)
  })

  test('folders that are copied in at once are reported with everything below them', async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '{}' })
    writeFiles(dirname(root), { 'source/recordings/deep/er/x.json': '{}' })
    const { until } = await observed(root, options)
    runProgram('cp', '-r', join(dirname(root), 'source'), join(root, 'copied'))
    await until('copied/recordings/deep/er')
    writeFiles(root, { 'copied/recordings/deep/er/y.json': '{}' })
    await until('copied/recordings/deep/er')
  })

  test('a folder moved in, within and out of the root is reported, and watched where it is', async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '{}' })
    const outside = join(dirname(root), 'source')
    writeFiles(dirname(root), { 'source/recordings/deep/x.json': '{}' })
    const { until } = await observed(root, options)
    renameSync(outside, join(root, 'one'))
    await until('one/recordings/deep')
    writeFiles(root, { 'one/recordings/deep/y.json': '{}' })
    await until('one/recordings/deep')
    renameSync(join(root, 'one'), join(root, 'tests/two'))
    await until('one/recordings/deep', 'tests/two/recordings/deep')
    writeFiles(root, { 'tests/two/recordings/deep/z.json': '{}' })
    await until('tests/two/recordings/deep')
    renameSync(join(root, 'tests/two'), outside)
    await until('tests/two/recordings/deep')
  })

  test('a folder that is removed and made again is watched again', async () => {
    const root = scratchRoot({ [`${A}/deep/a.json`]: '{}' })
    const { until } = await observed(root, options)
    for (let round = 0; round < 3; round++) {
      rmSync(join(root, A), { recursive: true })
      if (round > 0) await until(A)
      writeFiles(root, { [`${A}/deep/b${round}.json`]: '{}' })
      await until(`${A}/deep`)
      writeFiles(root, { [`${A}/deep/c${round}.json`]: '{}' })
      await until(`${A}/deep`)
    }
  })

  test('two folders that change places are watched under their new paths', async () => {
    const root = scratchRoot({ 'recordings/one/x/a.json': '{}', 'recordings/two/x/b.json': '{}' })
    const { until } = await observed(root, options)
    swap(join(root, 'recordings/one'), join(root, 'recordings/two'))
    await until('recordings/one/x', 'recordings/two/x')
    writeFiles(root, { 'recordings/one/x/c.json': '{}' })
    await until('recordings/one/x')
    writeFiles(root, { 'recordings/two/x/c.json': '{}' })
    await until('recordings/two/x')
  })

  test('the root may be removed, moved away and put back, and so may the folder above it', async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '{}' })
    const home = dirname(root)
    const { until } = await observed(root, options)
    renameSync(root, join(home, 'away'))
    await until('', A)
    renameSync(join(home, 'away'), root)
    await until('', A)
    rmSync(root, { recursive: true })
    await until('', A)
    writeFiles(root, { [`${A}/b.json`]: '{}' })
    await until('', A)
    writeFiles(root, { [`${A}/b.json`]: '[1]' })
    await until(A)
    renameSync(home, `${home}-away`)
    await until('', A)
    renameSync(`${home}-away`, home)
    await until('', A)
  })

  test('links to folders of the root are reported when made or pointed elsewhere, and their target by its own path', async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '{}', 'shared/s.json': '{}', 'more/m.json': '{}' })
    const { until } = await observed(root, options)
    symlinkSync('../../shared', join(root, A, 'linked'))
    await until(A)
    writeFiles(root, { 'shared/t.json': '{}' })
    await until('shared')
    symlinkSync('../../more', join(root, A, '.linked'))
    renameSync(join(root, A, '.linked'), join(root, A, 'linked'))
    await until(A)
    symlinkSync('..', join(root, A, 'loop'))
    await until(A)
  })

  test('a checkout of another branch with hundreds of files is reported completely', async () => {
    const root = scratchRoot()
    const git = (...args: string[]): string =>
      runProgram('git', '-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args)
    const folders = Array.from({ length: 30 }, (_, index) => `tests/t${index}/recordings`)
    const write = (text: string): void => {
      for (const folder of folders) {
        for (let file = 0; file < 15; file++) writeFiles(root, { [`${folder}/${text}${file}.json`]: text })
        writeFiles(root, { [`${folder}/both.json`]: text })
      }
    }
    git('init', '-q', '-b', 'one')
    write('1')
    git('add', '.')
    git('commit', '-qm', 'one')
    git('checkout', '-qb', 'two')
    git('rm', '-rq', '.')
    write('2')
    git('add', '.')
    git('commit', '-qm', 'two')
    const { until, batches } = await observed(root, options)
    git('checkout', '-q', 'one')
    await until(...folders)
    git('checkout', '-q', 'two')
    await until(...folders)
    expect(batches.flat().filter((folder) => folder.startsWith('.git'))).toEqual([])
  })
})

test.skipIf(process.platform !== 'linux')(
  'a file that came, changed or went is reported by itself, and by its folder where more may have happened',
  async () => {
    const root = scratchRoot({ [`${A}/a.json`]: '{}', [`${A}/sub.json/x.json`]: '{}', 'linked/b.json': '{}' })
    const { until, files } = await observed(root, {})
    writeFiles(root, { [`${A}/new.json`]: '{}', [`${A}/notes.txt`]: '' })
    await until(A)
    expect(files()).toEqual([`${A}/new.json`])
    renameSync(join(root, A, 'new.json'), join(root, A, 'a.json'))
    await until(A)
    expect([...files()].sort()).toEqual([`${A}/a.json`, `${A}/new.json`])
    rmSync(join(root, A, 'a.json'))
    await until(A)
    expect(files()).toEqual([`${A}/a.json`])
    // A folder that has the name of a file becomes one.
    rmSync(join(root, A, 'sub.json'), { recursive: true })
    writeFiles(root, { [`${A}/sub.json`]: '{}' })
    await until(A)
    expect(files()).toEqual([])
    symlinkSync('sub.json', join(root, A, 'link.json'))
    await until(A)
    expect(files()).toEqual([])
    // A file beside a link may be what the link leads to.
    writeFiles(root, { [`${A}/sub.json`]: '[]' })
    await until(A)
    expect(files()).toEqual([])
    writeFiles(root, { 'linked/b.json': '[]', [`linked/${'\u{1f600}'}.json`]: '[]' })
    await until('linked')
    expect([...files()].sort()).toEqual(['linked/b.json', 'linked/\u{1f600}.json'])
  },
)

test('a root that was away is known to be back as soon as somebody asks', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}' })
  const { watch, batches, until } = observe(root)
  renameSync(root, `${root}-away`)
  await until('', A)
  renameSync(`${root}-away`, root)
  const before = batches.length
  watch.flush()
  expect(batches.slice(before).flat()).toContain(A)
})

test('two thousand files in a burst are reported in few batches, including the last file', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}' })
  const before = { files: 0 }
  const batches: number[] = []
  await new Promise<void>((resolve) => {
    const watch = watchRoot(root, () => {
      before.files = readdirSync(join(root, A)).length
      batches.push(before.files)
      if (before.files === 2001) resolve()
    })
    onTestFinished(() => watch.close())
    for (let file = 0; file < 2000; file++) writeFiles(root, { [`${A}/${file}.json`]: '{}' })
  })
  expect(batches.length).toBeLessThanOrEqual(3)
})

test('nothing is lost when there are more events than the system keeps', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}', 'z/recordings/z.json': '{}' })
  const { until } = observe(root)
  // This process handles no events while another one writes.
  const write = `const fs = require('node:fs')
    for (let i = 0; i < 9000; i++) { fs.writeFileSync('${A}/' + i + '.json', '{}'); fs.unlinkSync('${A}/' + i + '.json') }
    fs.mkdirSync('z/recordings/new'); fs.writeFileSync('z/recordings/new/x.json', '{}')`
  execFileSync(process.execPath, ['-e', write], { cwd: root })
  await until(A, 'z/recordings/new')
  writeFiles(root, { 'z/recordings/new/y.json': '{}' })
  await until('z/recordings/new')
})

test('changes that never pause are reported while they go on', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}' })
  const { batches } = observe(root)
  for (let file = 0; batches.length < 3; file++) {
    writeFiles(root, { [`${A}/${file}.json`]: '{}' })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
})

test('files that are not recordings, hidden folders and node_modules are not reported', async () => {
  const root = scratchRoot({
    [`${A}/a.json`]: '{}',
    '.git/recordings/x.json': '{}',
    'node_modules/recordings/x.json': '{}',
  })
  const { until, batches } = observe(root)
  writeFiles(root, {
    '.git/recordings/y.json': '{}',
    '.git/index': '',
    'node_modules/recordings/y.json': '{}',
    'tests/test_a.py': '',
    [`${A}/.tapedeck-a_json-1-0123456789abcdef.tmp`]: '{}',
    [`${A}/notes.txt`]: '',
  })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(batches).toEqual([])
  writeFiles(root, { [`${A}/b.json`]: '{}' })
  await until(A)
  expect(batches).toEqual([[A]])
})

/** The number of watches that this process has in the system. */
function watchesOfProcess(): number {
  const infos = readdirSync('/proc/self/fdinfo').map((name) => {
    try {
      return readFileSync(`/proc/self/fdinfo/${name}`, 'utf8')
    } catch {
      return ''
    }
  })
  return infos.flatMap((info) => info.match(/^inotify wd/gm) ?? []).length
}

test.skipIf(process.platform !== 'linux')(
  'there is one watch for each folder, and none after the end',
  async () => {
    const files = Array.from({ length: 40 }, (_, index) => `tests/t${index % 4}/recordings/${index}.json`)
    const root = scratchRoot({ ...Object.fromEntries(files.map((file) => [file, '{}'])), '.git/a/b/c': '' })
    const before = watchesOfProcess()
    const { watch, until } = observe(root)
    expect(watchesOfProcess() - before).toBe(10)
    cpSync(join(root, 'tests/t0'), join(root, 'tests/t4'), { recursive: true })
    await until('tests/t4/recordings')
    expect(watchesOfProcess() - before).toBe(12)
    rmSync(join(root, 'tests/t0'), { recursive: true })
    await until('tests/t0/recordings')
    renameSync(join(root, 'tests/t1'), join(dirname(root), 'away'))
    await until('tests/t1/recordings')
    expect(watchesOfProcess() - before).toBe(8)
    await watch.close()
    expect(watchesOfProcess() - before).toBe(0)
  },
)

test('nothing is reported after the watch was closed', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}' })
  const told: unknown[] = []
  const watches = [{}, full].map((options) => watchRoot(root, (changes) => told.push(changes), options))
  writeFileSync(join(root, A, 'b.json'), '{}')
  await Promise.all(watches.map((watch) => watch.close()))
  writeFileSync(join(root, A, 'c.json'), '{}')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(told).toEqual([])
})

test('folders that change places are reported where a watch does not report its own move', async () => {
  const root = scratchRoot({ 'recordings/one/x/a.json': '{}', 'recordings/two/x/b.json': '{}' })
  const { until } = observe(root, withoutOwnName)
  swap(join(root, 'recordings/one'), join(root, 'recordings/two'))
  await until('recordings/one/x', 'recordings/two/x')
  writeFiles(root, { 'recordings/one/x/c.json': '{}' })
  await until('recordings/one/x')
})

test('nothing outside the root is watched when a folder becomes a link that leads there', async () => {
  const root = scratchRoot({ [`${A}/deep/a.json`]: '{}', 'recordings/b.json': '{}' })
  const outside = join(dirname(root), 'outside')
  writeFiles(outside, { 'deep/o.json': '{}' })
  const { until, batches } = observe(root)
  rmSync(join(root, A), { recursive: true })
  symlinkSync(outside, join(root, A))
  await until('tests', `${A}/deep`)
  const told = batches.length
  writeFiles(outside, { 'deep/p.json': '{}' })
  writeFiles(root, { 'recordings/c.json': '{}' })
  await until('recordings')
  expect(batches.slice(told)).toEqual([['recordings']])
})

test('when the table of watches fills up later, folders are polled from then on', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}' })
  let left = 4
  const start: WatchOptions['start'] = (...args) => {
    if (left-- === 0) throw Object.assign(new Error('no more'), { code: 'ENOSPC', syscall: 'watch' })
    return startWatch(...args)
  }
  const { watch, until } = observe(root, { ...full, start })
  expect([watch.mode, watch.reason]).toEqual(['watching', undefined])
  writeFiles(root, { 'more/recordings/b.json': '{}' })
  await until('more/recordings')
  expect(watch.mode).toBe('polling')
  expect(watch.reason).toBe(
    'The folder is looked at about every second instead of watched: the system allows no more file watches (fs.inotify.max_user_watches).',
  )
  writeFiles(root, { 'more/recordings/c.json': '{}' })
  await until('more/recordings')
})

test.skipIf(process.platform !== 'linux')('a file system that other machines share is polled', async () => {
  const root = scratchRoot({ [`${A}/a.json`]: '{}' })
  const { watch, until } = await observed(root, { pause: 50, fileSystem: () => 0x6969 })
  expect(watch.reason).toMatch(/: NFS does not report all changes\.$/)
  writeFiles(root, { [`${A}/b.json`]: '{}' })
  await until(A)
})
