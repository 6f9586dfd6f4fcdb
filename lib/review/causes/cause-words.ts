import { functionLabel, NO_TEST } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import type { Change, Facet } from '../change'
import { groupBy } from '../group-by'
import type { CauseView } from './cause-view'

/* What is said of a group of changes, in the same words on every way out. */

/** What the texts about a group need of a change. */
type Placed = Pick<Change, 'path' | 'status' | 'facets'> & {
  readonly test: Pick<Change['test'], 'file' | 'function'>
}

/** Says where the changes of a cause are: `in 3 tests of 2 files`. */
export function whereText(changes: readonly Placed[]): string {
  const files = new Set(changes.map(({ test, path }) => test.file || path.slice(0, path.lastIndexOf('/'))))
  const tests = new Set(changes.map(({ test }) => `${test.file}::${test.function}`))
  return `in ${countedText(tests.size, 'test')} of ${countedText(files.size, 'file')}`
}

/** The number of tests that are named. */
const NAMED = 3

/** Names the tests of a cause with the number of changes of each, most first: `web_search 7, logprobs 2`. */
export function testsText(changes: readonly Placed[]): string {
  const tests = [...groupBy(changes, ({ test }) => functionLabel(test.function).name || NO_TEST)]
  tests.sort(([, a], [, b]) => b.length - a.length)
  const named = tests
    .slice(0, NAMED)
    .map(([name, { length }]) => (tests.length === 1 ? name : `${name} ${countText(length)}`))
  const more = tests.length - named.length
  return [...named, ...(more > 0 ? [`${countedText(more, 'more test')}`] : [])].join(', ')
}

/** Says in a sentence or two what a cause means for replay; empty where replay finds what it found before. */
export function consequenceText(
  { consequence }: Pick<CauseView, 'consequence'>,
  changes: readonly Change[],
): string {
  if (consequence !== 'lost' && consequence !== 'not-found') return ''
  const [first] = changes
  const these = changes.length === 1 ? 'this recording' : `these ${countText(changes.length)} recordings`
  const isNew = first?.hash.before === null
  const verb = isNew || consequence === 'not-found' ? 'does not find' : 'no longer finds'
  const before = !isNew && consequence === 'not-found' ? ', as before' : ''
  const kept = consequence === 'lost' ? keptNameText(changes) : ''
  return [`Replay ${verb} ${these}${before}.`, kept, answeredText(changes)]
    .filter((text) => text !== '')
    .join(' ')
}

/** Says that renaming does not help, where a file has the wanted name already. */
function answeredText(changes: readonly Change[]): string {
  const { length } = changes.filter(({ answeredBy }) => answeredBy !== null)
  if (length === 0) return ''
  if (changes.length === 1) return 'Another recording answers the request.'
  const whose = length === changes.length ? 'all of them' : `${countText(length)} of them`
  return `Other recordings answer the requests of ${whose}.`
}

function keptNameText(changes: readonly Change[]): string {
  const areKept = changes.every(
    ({ hash: { before, after } }) => before !== null && before.name === after?.name && before.isFound,
  )
  if (!areKept) return ''
  const isRequest = changes.every(({ facets }) => facets.includes('request'))
  const isTest = changes.every(({ facets }) => facets.includes('test'))
  if (!isRequest && !isTest) return ''
  const what = isRequest ? 'The request was' : 'The test id was'
  return changes.length === 1
    ? `${what} changed inside the file, and the file kept its name.`
    : `${what} changed inside the files, and the files kept their names.`
}

/** What a reader can leave out, by the facet that a change of it would have. */
const PARTS: readonly { readonly facet: Facet; readonly name: string }[] = [
  { facet: 'answer', name: 'answer' },
  { facet: 'request', name: 'normalised request' },
  { facet: 'test', name: 'test id' },
  { facet: 'usage', name: 'token counts' },
  { facet: 'chunking', name: 'chunks' },
]

/** Names what is the same on both sides in all changes of a cause; empty where there is nothing to compare. */
export function sameText(changes: readonly Placed[]): string {
  const isCompared = ({ status, facets }: Placed): boolean =>
    status !== 'added' && status !== 'removed' && !facets.includes('invalid')
  if (!changes.every(isCompared)) return ''
  return PARTS.filter(({ facet }) => changes.every(({ facets }) => !facets.includes(facet)))
    .map(({ name }) => name)
    .join(', ')
}
