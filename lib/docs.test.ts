import { readdirSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { PROBLEM_SEVERITY } from '#lib/check/problem'
import { COMMANDS } from '#lib/cli/main'

/** The rows below a heading of a Markdown document, without head and rule, cut into cells. */
function tableBelow(text: string, start: string): string[][] {
  const lines = text.slice(text.indexOf(start)).split('\n')
  const first = lines.findIndex((line) => line.startsWith('|'))
  const rows = lines.slice(first)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)

const linesOf = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length

const architecture = readFileSync('lib/README.md', 'utf8')

describe('lib/README.md', () => {
  test('its table of layers has each folder of lib and components, and no other', () => {
    const named = tableBelow(architecture, '| folder').flatMap(
      ([folders = '']) => folders.match(/[\w/-]+/g) ?? [],
    )
    expect(named.sort()).toEqual([...foldersIn('lib'), ...foldersIn('components'), 'app'].sort())
  })

  test('its table of problems has each code with its severity, and what to do', () => {
    const rows = tableBelow(architecture, '## Problems')
    expect(rows.map(([code = '', severity]) => [code.replaceAll('`', ''), severity]).sort()).toEqual(
      Object.entries(PROBLEM_SEVERITY).sort(),
    )
    for (const row of rows) expect(row).toEqual([row[0], row[1], expect.stringMatching(/\.$/)])
  })

  test('its table of dependencies has each package of package.json, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const packages = Object.keys({ ...dependencies, ...devDependencies })
    const named = tableBelow(architecture, '## Dependencies').flatMap(([names = '']) => names.split(', '))
    const stands = (name: string, one: string): boolean =>
      name.endsWith('*') ? one.startsWith(name.slice(0, -1)) : name === one
    expect(packages.filter((one) => !named.some((name) => stands(name, one)))).toEqual([])
    expect(named.filter((name) => !packages.some((one) => stands(name, one)))).toEqual([])
  })
})

describe('README.md', () => {
  test('has each command of the program', () => {
    const program = new Command()
    for (const add of COMMANDS) add(program, { home: '' })
    const names = program.commands.map((command) => command.name())
    expect(names).toContain('open')
    const text = readFileSync('README.md', 'utf8')
    // The word may stand in brackets where it can be left out: `tapedeck [open]`.
    expect(names.filter((name) => !new RegExp(`tapedeck \\[?${name}\\b`).test(text))).toEqual([])
  })

  test('has at most 150 lines', () => expect(linesOf('README.md')).toBeLessThanOrEqual(150))
})

test('CONTRIBUTING.md has at most 120 lines', () => {
  expect(linesOf('CONTRIBUTING.md')).toBeLessThanOrEqual(120)
})
