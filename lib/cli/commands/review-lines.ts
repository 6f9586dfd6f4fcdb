import { countedText, countText } from '#lib/figures/text'
import { type Change, FACETS, isNoise } from '#lib/review/change'
import type { End } from '#lib/review/ends'
import { groupChanges, type TestGroup } from '#lib/review/group'
import { nothingChangedText, type Summary } from '#lib/review/summary'
import { alignColumns, type Column } from '../columns'
import { visible } from '../output'

/** Writes a review as lines to read: the counts, the changes by test, and one line for the noise. */
export function reviewLines(
  { base, head, problems }: { readonly base: End; readonly head: End; readonly problems: readonly unknown[] },
  changes: readonly Change[],
  summary: Summary,
): string[] {
  const range = visible(`${base.name} → ${head.name}`)
  if (summary.total === 0) return [range, `${nothingChangedText(problems)}.`]
  const { tests } = groupChanges(changes)
  return [
    range,
    countsText(summary),
    ...tests.flatMap((test) => ['', ...testLines(test)]),
    ...noiseLines(summary),
  ]
}

function countsText(summary: Summary): string {
  const counts: readonly (readonly [string, number])[] = [
    ['not found on replay', summary.replay],
    ['cannot be read', summary.invalid],
    [summary.answers === 1 ? 'answer changed' : 'answers changed', summary.answers],
    [summary.requests === 1 ? 'request changed' : 'requests changed', summary.requests],
    ['added', summary.added],
    ['removed', summary.removed],
    ['recorded again', summary.rerecorded],
    ['moved', summary.moved],
    ['noise only', summary.noise],
  ]
  const nonzero = counts.flatMap(([name, count]) => (count > 0 ? [`${countText(count)} ${name}`] : []))
  const head = `${countedText(summary.total, 'changed recording')} in ${countedText(summary.tests, 'test')}`
  return [head, ...nonzero].join(', ')
}

function noiseLines({ noise, facets }: Summary): string[] {
  if (noise === 0) return []
  const kinds = FACETS.filter((facet) => isNoise({ weight: facet }) && facets[facet] > 0)
  return ['', `${countedText(noise, 'recording')} with noise only: ${kinds.join(', ')} (--json lists them)`]
}

const COLUMNS: readonly Column[] = [
  { head: '', most: 10, side: 'left' },
  { head: '', most: 40, side: 'left' },
  { head: '', most: 24, side: 'left' },
  { head: '', most: 48, side: 'left' },
  { head: '', most: 0, side: 'left' },
]

function testLines({ file, function: name, shared, changes }: TestGroup): string[] {
  const [, ...rows] = alignColumns(
    COLUMNS,
    changes.map((change) => cellsOf(change, shared)),
  )
  return [visible(name === '' ? file : `${file}::${name}`), ...rows.map((row) => `  ${row}`)]
}

function cellsOf(change: Change, shared: readonly string[]): string[] {
  const { status, facets, hash, path, basePath, test } = change
  const [before, after] = [hash.before?.verdict, hash.after?.verdict]
  const verdict = before && after && before !== after ? `${before} → ${after}` : (after ?? before ?? '')
  const where = basePath === null || basePath === path ? path : `${basePath} → ${path}`
  const parameters = test.parameters.filter((parameter) => !shared.includes(parameter))
  return [status, facets.join(', '), verdict, parameters.join(' '), where].map(visible)
}
