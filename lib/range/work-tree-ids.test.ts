import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type FoundFile, findRecordings } from '#lib/disk/find'
import { KEPT } from '#lib/git/checkout/conversion'
import { conversionsOf } from '#lib/git/checkout/read-conversions'
import { bytesRead, CAN_COUNT_READS } from '#lib/testing/bytes-read'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { workTreeChanges } from './work-tree'
import { cleanIds, workTreeIds } from './work-tree-ids'

const PATHS = Array.from({ length: 20 }, (_, at) => `recordings/${at}.json`)
const TEXT = `{"text": "${'long '.repeat(20_000)}"}\r\n`
const FILES = Object.fromEntries(PATHS.map((path) => [path, TEXT]))

/** Lets the time of files that were just written lie so far back that their times can be trusted. */
function later(): void {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000)
}

afterEach(() => {
  vi.restoreAllMocks()
})

/** A checkout in which git converts every file, and keeps it with other line ends. */
function converted(): ScratchRepository {
  const repository = new ScratchRepository()
  repository.commit({ '.gitattributes': '*.json text eol=crlf\n', ...FILES })
  return repository
}

/** What git itself says of files. */
function idsByGit(repository: ScratchRepository, ...options: readonly string[]): Map<string, string> {
  return new Map([...PATHS].sort().map((path) => [path, repository.git('hash-object', ...options, path)]))
}

type Ids = ReadonlyMap<string, string | undefined>

function byPath(files: readonly FoundFile[], ids: readonly (string | undefined)[]): Ids {
  return new Map(files.map(({ path }, at) => [path, ids[at]]))
}

async function cleanIdsOf(repository: ScratchRepository): Promise<Ids> {
  const conversions = await conversionsOf(await repository.open(), PATHS)
  if (!conversions.ok) throw new Error(conversions.message)
  const { files } = findRecordings(repository.root)
  const ids = cleanIds(repository.root, files, 'sha1', (path) => conversions.byPath.get(path) ?? KEPT)
  return byPath(files, ids)
}

describe('converted files', () => {
  test.runIf(CAN_COUNT_READS)('are not read again for a second review', async () => {
    const repository = converted()
    // Git has not looked at them since.
    for (const path of PATHS) utimesSync(join(repository.root, path), 1_700_000_000, 1_700_000_000)
    const head = repository.git('rev-parse', 'HEAD')
    const opened = await repository.open()
    later()
    const review = async (): Promise<void> => {
      expect(await workTreeChanges(opened, head)).toMatchObject({ changed: [] })
    }
    expect(await bytesRead(review)).toBeGreaterThan(PATHS.length * TEXT.length)
    expect(await bytesRead(review)).toBeLessThan(TEXT.length)
    writeFileSync(join(repository.root, PATHS[0] ?? ''), TEXT.replace('long', 'LONG'))
    expect(await workTreeChanges(opened, head)).toMatchObject({ changed: [{ path: PATHS[0] }] })
  })

  test('are known by what git does to them: other attributes or settings make other ids', async () => {
    const repository = converted()
    later()
    expect(await cleanIdsOf(repository)).toEqual(idsByGit(repository))
    repository.write({ '.gitattributes': '*.json -text\n' })
    expect(await cleanIdsOf(repository)).toEqual(idsByGit(repository, '--no-filters'))
    repository.write({ '.gitattributes': '' })
    repository.git('config', 'core.autocrlf', 'true')
    expect(await cleanIdsOf(repository)).toEqual(idsByGit(repository))
    repository.git('config', 'core.autocrlf', 'false')
    expect(await cleanIdsOf(repository)).toEqual(idsByGit(repository, '--no-filters'))
  })
})

describe('files that change while they are compared', () => {
  test('a folder that was another one for a moment: the ids of that one are not kept', () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    const { root } = repository
    const others = Object.keys(FILES).map((path) => [`other/${path}`, TEXT.replace('long', 'LONG')])
    repository.write(Object.fromEntries(others))
    later()
    const swap = (): void => {
      renameSync(join(root, 'recordings'), join(root, 'away'))
      renameSync(join(root, 'other/recordings'), join(root, 'recordings'))
      renameSync(join(root, 'away'), join(root, 'other/recordings'))
    }
    const files = findRecordings(root).files.filter(({ path }) => path.startsWith('recordings/'))
    const expected = idsByGit(repository, '--no-filters')
    swap()
    const meanwhile = byPath(files, workTreeIds(root, files, 'sha1'))
    expect(meanwhile).toEqual(idsByGit(repository, '--no-filters'))
    expect(meanwhile).not.toEqual(expected)
    swap()
    expect(byPath(files, workTreeIds(root, files, 'sha1'))).toEqual(expected)
  })

  test.each(['--no-filters', '--'])('files that another program writes all the time (%s)', async (option) => {
    const repository = converted()
    const { root } = repository
    const script = `
      const { writeFileSync } = require('node:fs')
      for (const end = Date.now() + 1500; Date.now() < end; )
        for (const path of ${JSON.stringify(PATHS)})
          writeFileSync(path, '{"text": "' + 'x'.repeat(Math.random() * 3e5) + '"}\\r\\n'.repeat(1 + Math.random() * 9))`
    const writer = spawn(process.execPath, ['-e', script], { cwd: root, stdio: 'inherit' })
    const ended = once(writer, 'exit')
    const idsNow = async (): Promise<Ids> => {
      const { files } = findRecordings(root)
      return option === '--' ? await cleanIdsOf(repository) : byPath(files, workTreeIds(root, files, 'sha1'))
    }
    while (writer.exitCode === null) {
      await idsNow()
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await ended
    later()
    expect(await idsNow()).toEqual(idsByGit(repository, option))
    expect(await idsNow()).toEqual(idsByGit(repository, option))
  })
})
