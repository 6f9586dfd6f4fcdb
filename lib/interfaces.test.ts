import { readdirSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { PROBLEM_SEVERITY } from '#lib/check/problem'
import { recordOf } from '#lib/cli/commands/fix-lines'
import { COMMANDS } from '#lib/cli/main'
import { sha256OfText } from '#lib/disk/fingerprint'
import { fixesOf, MENDABLE } from '#lib/edit/fix/kinds'
import { planFixes } from '#lib/edit/fix/plan-fixes'
import { GROUPINGS } from '#lib/list/line'
import { SORT_KEYS } from '#lib/list/sort'
import { NAME_FIELDS, NUMBER_FIELDS, nameField, STATE_NAMES, TEXT_FIELDS } from '#lib/query/field-lists'
import { FACETS } from '#lib/review/change'
import { madeEntry } from '#lib/testing/made-entry'
import { madeChange } from '#lib/testing/made-pair'
import { fixFile } from '#lib/testing/made-recording'
import { codeIn, sectionOf, tableOf } from '#lib/testing/markdown'
import { KINDS } from '#lib/wire/kind'

const document = readFileSync('docs/interfaces.md', 'utf8')
const readme = readFileSync('README.md', 'utf8')
const commandLine = sectionOf(document, '## 2. Command line')
const http = sectionOf(document, '## 8. HTTP')
const queryLanguage = sectionOf(document, '## 9. Query language')

/** The code in the first cells of a table. */
const firstCells = (text: string, start: string): string[] =>
  tableOf(text, start).flatMap(([cell = '']) => codeIn(cell))

describe('commands', async () => {
  const program = new Command()
  for (const load of COMMANDS.values()) (await load())(program, { home: '' })
  const commands = program.commands.map((command) => ({
    name: command.name(),
    options: command.options.map(({ long }) => long ?? '').sort(),
  }))

  /** `tapedeck [open] [ROOT] [--port N]`, in the document and in README.md. */
  const usages = (text: string): { name: string; options: string[] }[] =>
    tableOf(text, '| command').map(([cell = '']) => ({
      name: /`tapedeck \[?(\w+)/.exec(cell)?.[1] ?? '',
      options: (cell.match(/--[\w-]+/g) ?? []).sort(),
    }))

  test('each is there with its options, and no other', () => {
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)
    expect(usages(commandLine).sort(byName)).toEqual([...commands].sort(byName))
    expect(usages(sectionOf(readme, '## Command line')).sort(byName)).toEqual([...commands].sort(byName))
  })
})

describe('routes', () => {
  const found = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const addressOf = (file: string): string =>
    `/${file
      .replace(/\/?(?:route|page)\.tsx?$/, '')
      .replace('[...path]', 'PATH')
      .replace('[...test]', 'TEST')}`
  const calls = found
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(`app/${file}`, 'utf8').matchAll(/export const ([A-Z]+) =/g)].map(
        ([, method]) => `${method} ${addressOf(file)}`,
      ),
    )
  const pages = found.filter((file) => /(^|\/)page\.tsx$/.test(file)).map(addressOf)

  test('each call is there, and no other', () => {
    expect(calls.length).toBeGreaterThan(10)
    const named = firstCells(http, '| call').map((call) => call.replace(/\?.*$/, ''))
    expect(named.sort()).toEqual(calls.sort())
  })

  test('each page is there', () => {
    const named = codeIn(sectionOf(document, '## 8. HTTP'))
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.filter((page) => !named.includes(page))).toEqual([])
  })

  test('each column to sort by is there, and each way to group', () => {
    const named = codeIn(http)
    expect([...SORT_KEYS, ...GROUPINGS].filter((name) => !named.includes(name))).toEqual([])
  })
})

describe('query language', () => {
  const fields = [...TEXT_FIELDS, ...NAME_FIELDS, ...NUMBER_FIELDS].map((field) => `${field}:`)
  const states = STATE_NAMES.map((state) => `is:${state}`)

  test('each field is there, and no other', () => {
    expect(firstCells(queryLanguage, '| field').sort()).toEqual([...fields, ...states].sort())
  })

  test('README.md has each field too', () => {
    const named = codeIn(sectionOf(readme, '## Search')).join(' ')
    const isThere = (field: string): boolean => new RegExp(`(^|[\\s\`])${field}`).test(named)
    expect([...fields, ...states].filter((field) => !isThere(field))).toEqual([])
  })

  test('each verdict is there, and in the format', () => {
    const verdicts = nameField('hash').values ?? []
    expect(verdicts).not.toEqual([])
    expect(verdicts.filter((verdict) => !codeIn(queryLanguage).includes(verdict))).toEqual([])
    const format = sectionOf(readFileSync('docs/format.md', 'utf8'), '## 5. The request hash')
    expect(firstCells(format, '| verdict')).toEqual(verdicts)
  })
})

describe('rows and changes', () => {
  test('each field of a row is there, and no other', () => {
    const named = firstCells(sectionOf(document, '## 3. Rows'), '| field')
    expect(named.sort()).toEqual(Object.keys(madeEntry().row).sort())
  })

  test('each kind is there, and no other', () => {
    const named = firstCells(sectionOf(document, '## 4. Kinds'), '| kind')
    expect(named.sort()).toEqual([...KINDS, 'unreadable'].sort())
  })

  test('each field of a change is there, and no other', () => {
    const { change } = madeChange('{"request": {}, "response": {}}', '{}')
    const named = firstCells(sectionOf(document, '## 7. Changes'), '| field')
    expect(named.sort()).toEqual(Object.keys(change).sort())
  })

  test('each facet is there, heaviest first', () => {
    expect(firstCells(sectionOf(document, '## 7. Changes'), '| facet')).toEqual(FACETS)
  })
})

describe('fixes', () => {
  const section = sectionOf(document, '## 11. Fixes')

  test('each fix is there with the problems that it mends', () => {
    const mended = MENDABLE.flatMap((code) => fixesOf(code).map((fix) => `${fix} ${code}`))
    const named = tableOf(section, '| fix').flatMap(([fix = '', codes = '']) =>
      codeIn(codes).map((code) => `${fix.replaceAll('`', '')} ${code}`),
    )
    expect(named.sort()).toEqual(mended.sort())
  })

  test('each field of a fixed file is there, and no other', () => {
    const file = fixFile('a.json', '{}')
    const kinds = new Set(MENDABLE.flatMap(fixesOf))
    const context = { kinds, known: [], chosen: new Set<string>(), matchedAtBase: new Set<string>() }
    const plan = planFixes([file], { ...context, mentions: new Map(), restored: new Map() }, sha256OfText)
    const fields = plan.files.flatMap((planned) => Object.keys(recordOf(planned, undefined)))
    expect(firstCells(section, '| field').sort()).toEqual(fields.sort())
  })
})

test('each problem code is there with its severity, and what to do', () => {
  const rows = tableOf(sectionOf(document, '## 5. Problems'), '| code')
  expect(rows.map(([code = '', severity]) => [code.replaceAll('`', ''), severity]).sort()).toEqual(
    Object.entries(PROBLEM_SEVERITY).sort(),
  )
  for (const row of rows) expect(row).toEqual([row[0], row[1], expect.stringMatching(/\.$/)])
})

describe('keys', () => {
  /** The keys that the hints in the sources of a page name: `{ keys: ['j', 'k'], label: … }`. */
  const hintsIn = (folder: string): string[] => {
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    )
    const hints = sources.flatMap(
      (file) => readFileSync(`${folder}/${file}`, 'utf8').match(/\bkeys: .*/g) ?? [],
    )
    const keys = hints.flatMap((hint) =>
      [...hint.replace(/label: .*/, '').matchAll(/'([^']+)'/g)].map(([, key = '']) => key),
    )
    return [...new Set(keys)]
  }

  test.each([
    ['List', 'components/list'],
    ['Recording', 'components/recording'],
    ['Editor', 'components/editor'],
    ['Review', 'components/review'],
    ['Test', 'components/test'],
  ])('%s: each key of the page is there', (page, folder) => {
    const hints = hintsIn(folder)
    expect(hints.length).toBeGreaterThan(3)
    const named = codeIn(sectionOf(document, `### ${page}`))
    expect(hints.filter((key) => !named.includes(key))).toEqual([])
  })
})
