import { afterAll, describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { madeVersion } from '#lib/testing/made-pair'
import { changedFiles, PULL_REQUESTS, removePullRequests, sayWhetherBundled } from '../../bench/pull-requests'
import { causeViews } from './causes/cause-view'
import { compareSides } from './causes/compared'
import type { Change, Side } from './change'
import { reviewChanges } from './changes'
import { markdownOf } from './export/markdown'
import { summaryOf } from './summary'

const sidesOf = (pull: string): Side[] =>
  changedFiles(pull).map(({ path, base, head }) => ({
    base: base && madeVersion(path, base.text),
    head: head && madeVersion(path, head.text),
  }))

afterAll(removePullRequests)

/** The recordings that `git diff --name-status --no-renames` lists, and what their changes mean. */
describe.skipIf(!sayWhetherBundled())('the five pull requests', () => {
  test('5613: a rename broke the replay of 35 recordings, and 196 are noise', () => {
    const summary = summaryOf(reviewChanges(sidesOf('5613'), sha256OfText))
    expect(summary).toMatchObject({ total: 242, changed: 242, replay: 35, review: 46, noise: 196 })
    expect(summary.facets).toMatchObject({ answer: 1, request: 25, test: 20, usage: 0, format: 0 })
  })

  test('5613: all 35 changed from match to mismatch', () => {
    const worse = reviewChanges(sidesOf('5613'), sha256OfText).filter(({ weight }) => weight === 'replay')
    const verdicts = worse.map(({ hash }) => `${hash.before?.verdict} ${hash.after?.verdict}`)
    expect(new Set(verdicts)).toEqual(new Set(['match mismatch']))
  })

  test('5388: a provider moved, and 62 of 69 added recordings are old ones, recorded again', () => {
    const summary = summaryOf(reviewChanges(sidesOf('5388'), sha256OfText))
    expect(summary).toMatchObject({ total: 92, rerecorded: 62, removed: 23, added: 7, replay: 0 })
  })

  test('5206: the numbers in the pictures of the page', () => {
    const summary = summaryOf(reviewChanges(sidesOf('5206'), sha256OfText))
    expect(summary).toMatchObject({ total: 73, review: 70, noise: 3, answers: 5 })
    expect(summary.facets).toMatchObject({ usage: 7, request: 0, replay: 0 })
  })

  test.each(PULL_REQUESTS)('%s: a comment says what changed, with each recording once', (pull) => {
    const reviewed = compareSides(sidesOf(pull), sha256OfText)
    const changes = reviewed.map(({ change }) => change)
    const urlOf = ({ path }: Change): string => `https://github.com/o/r/blob/${'0'.repeat(40)}/${path}#L100`
    const summary = summaryOf(changes)
    const text = markdownOf({ base: 'a', head: 'b', summary, changes, causes: causeViews(reviewed), urlOf })
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
    const linked = changes.map((change) => text.split(`(${urlOf(change)})`).length - 1)
    const left = [...text.matchAll(/(?:- and|with) ([\d,]+) (?:more )?recordings?\.?$/gm)].map(([, count]) =>
      Number(count),
    )
    expect(linked.filter((count) => count > 1)).toEqual([])
    expect(linked.filter((count) => count === 1).length + left.reduce((sum, count) => sum + count, 0)).toBe(
      summary.review,
    )
  })

  test.each([
    ['5613', [10, 4, 1, 20, 1, 8, 2, 196]],
    ['5388', [52, 2, 8, 1, 1, 14, 1, 6, 1, 6]],
    ['5572', [18]],
    ['5451', [21, 1]],
    ['5206', [1, 1, 2, 1, 1, 1, 6, 8, 49, 3]],
  ])('%s: each change stands in one cause', (pull, counts) => {
    const causes = causeViews(compareSides(sidesOf(pull), sha256OfText))
    expect(causes.map(({ members }) => members.length)).toEqual(counts)
    const numbers = causes.flatMap(({ members }) => members.map(({ change }) => change))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('5613: among the noise, names that an earlier rule gave and no rule gives now are named', () => {
    const noise = causeViews(compareSides(sidesOf('5613'), sha256OfText)).find(({ isNoise }) => isNoise)
    const named = noise?.members.filter(({ also }) => also.includes('verdict older → mismatch'))
    expect(named).toHaveLength(28)
  })

  test('5572 adds 18', () => {
    expect(summaryOf(reviewChanges(sidesOf('5572'), sha256OfText))).toMatchObject({ total: 18, added: 18 })
  })

  test('5451 adds 21 and changes one', () => {
    const expected = { total: 22, added: 21, changed: 1, noise: 1 }
    expect(summaryOf(reviewChanges(sidesOf('5451'), sha256OfText))).toMatchObject(expected)
  })

  test.each([
    ['5388', 69, 85, 0],
    ['5206', 63, 0, 10],
  ])('%s: with both sides of pairs counted, the numbers are git’s', (pull, added, removed, changed) => {
    const summary = summaryOf(reviewChanges(sidesOf(pull), sha256OfText))
    const pairs = summary.rerecorded + summary.moved
    expect([summary.added + pairs, summary.removed + pairs, summary.changed]).toEqual([
      added,
      removed,
      changed,
    ])
  })
})
