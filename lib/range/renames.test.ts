import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixFile, knownOf, namedChat } from '#lib/testing/made-recording'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { planFixesOf } from './fixes'
import { countRenames } from './renames'

const pathOf = (name: string): string => `recordings/${name}.json`
const wrong = (digit: string): string => pathOf(digit.repeat(64))
const [one, two, three, four, six, seven] = ['one', 'two', 'three', 'four', 'six', 'seven'].map(namedChat)
if (!one || !two || !three || !four || !six || !seven) throw new Error('unreachable')

const MODELS = 'models-4a3a4447b16b849579bf601e1a005699745ff17959a85c1761bb8d5d45509e72-efe7857f.json'
const SAMPLE = join(import.meta.dirname, '../../recordings/tests/integration/common/recordings', MODELS)
/** A list of models under a wrong name. */
const LIST = pathOf(MODELS.replace('4a3a', '4a3b').slice(0, -'.json'.length))

/** Files that are free to be renamed, contested (one matched at the base), answered, taken, linked, and that want each other's names. */
const FILES = {
  [wrong('1')]: one.text,
  [wrong('2')]: two.text,
  [wrong('3')]: two.text,
  [pathOf(three.name)]: three.text,
  [wrong('4')]: three.text,
  [wrong('5')]: four.text,
  [pathOf(six.name)]: seven.text,
  [wrong('7')]: seven.text,
  [LIST]: readFileSync(SAMPLE, 'utf8'),
}

const renamedBy = async (root: string, paths: readonly string[]) => {
  const known = Object.entries(FILES).map(([path, text]) => knownOf(fixFile(path, text)))
  const asked = { kinds: new Set(['rename'] as const), chosen: new Set<string>(), isExplaining: false }
  const { files } = await planFixesOf(root, { ...asked, paths, known })
  return { known, count: files.filter(({ outcome }) => outcome === 'renamed').length }
}

test('as many are counted as a plan renames, and none but lists of models is read', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ ...FILES, [pathOf(six.name)]: six.text })
  scratch.write(FILES)
  rmSync(join(scratch.root, wrong('5')))
  symlinkSync('elsewhere.json', join(scratch.root, wrong('5')))
  const counts: number[] = []
  for (const paths of [Object.keys(FILES), [wrong('1'), wrong('4')], [wrong('2')], [wrong('5')], [LIST]]) {
    const { known, count } = await renamedBy(scratch.root, paths)
    expect(await countRenames(scratch.root, { paths, known })).toBe(count)
    counts.push(count)
  }
  expect(counts).toEqual([3, 1, 0, 0, 1])

  const { known, count } = await renamedBy(scratch.root, Object.keys(FILES))
  for (const name of readdirSync(join(scratch.root, 'recordings'))) {
    if (![wrong('5'), LIST].includes(`recordings/${name}`)) rmSync(join(scratch.root, 'recordings', name))
  }
  expect(await countRenames(scratch.root, { paths: Object.keys(FILES), known })).toBe(count)
})
