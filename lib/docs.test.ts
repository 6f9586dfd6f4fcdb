import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sectionOf, tableOf } from '#lib/testing/markdown'

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)

const linesOf = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length

const architecture = readFileSync('lib/README.md', 'utf8')

describe('lib/README.md', () => {
  test('its picture shows each room of lib', () => {
    const picture = /```\n(.*?)```/s.exec(architecture)?.[1] ?? ''
    const words = new Set(picture.match(/\w+/g))
    const rooms = foldersIn('lib').map((folder) => folder.replace('lib/', ''))
    expect(rooms.filter((room) => !words.has(room))).toEqual([])
  })

  test('its table of layers has each folder of lib and components, and no other', () => {
    const named = tableOf(architecture, '| folder').flatMap(
      ([folders = '']) => folders.match(/[\w/-]+/g) ?? [],
    )
    expect(named.sort()).toEqual([...foldersIn('lib'), ...foldersIn('components'), 'app'].sort())
  })

  test('its table of dependencies has each package of package.json, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const packages = Object.keys({ ...dependencies, ...devDependencies })
    const table = tableOf(sectionOf(architecture, '## Dependencies'), '| package')
    const named = table.flatMap(([names = '']) => names.split(', '))
    const stands = (name: string, one: string): boolean =>
      name.endsWith('*') ? one.startsWith(name.slice(0, -1)) : name === one
    expect(packages.filter((one) => !named.some((name) => stands(name, one)))).toEqual([])
    expect(named.filter((name) => !packages.some((one) => stands(name, one)))).toEqual([])
  })
})

test.each([
  ['README.md', 180],
  ['CONTRIBUTING.md', 120],
])('%s has at most %i lines', (file, most) => expect(linesOf(file)).toBeLessThanOrEqual(most))
