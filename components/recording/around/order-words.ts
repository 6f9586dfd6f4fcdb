import { countText } from '#lib/figures/text'
import type { Evidence } from '#lib/test/evidence'
import type { CallOutline, RunOutline } from '#lib/test/outline'

const READ: Readonly<Record<Evidence, string>> = {
  id: 'ids: a later request holds the id of an earlier call',
  answer: 'answers: a later request repeats an earlier answer',
  words: 'words: a later request holds the text of an earlier answer',
}

/** Says in words what tells the order of a run, and of which of its calls nothing tells which came first. */
export function orderWords(
  evidence: readonly Evidence[],
  { calls, isCircular }: Pick<RunOutline, 'isCircular'> & { readonly calls: readonly Call[] },
): string[] {
  const read = evidence.map((kind) => READ[kind]).join('; ')
  return [
    ...(read === '' ? [] : [`Order read from ${read}.`]),
    ...(isCircular ? ['They go round in a circle: the first of its files is put first.'] : []),
    ...forkWords(calls),
  ]
}

type Call = Pick<CallOutline, 'depth' | 'label' | 'parent'>

function forkWords(calls: readonly Call[]): string[] {
  const depths = [...new Set(calls.map(({ depth }) => depth))]
  const forks = depths
    .map((depth) => calls.filter((call) => call.depth === depth))
    .filter(({ length }) => length > 1)
  if (forks.length === 0) return []
  const names = forks.map((fork) => {
    const labels = fork.map(({ label }) => label)
    return labels.length > 3 ? `${labels[0]} to ${labels.at(-1)}` : listed(labels)
  })
  return [
    `Nothing tells which came first of ${names.join(', nor of ')}.`,
    ...branchWords(calls, forks.flat()),
  ]
}

/** The most calls of which it is said what they go on from. */
const MOST_BRANCHES = 4

/** Says which of several calls later ones go on from. */
function branchWords(calls: readonly Call[], forked: readonly Call[]): string[] {
  const branches = calls.flatMap(({ label, parent }) => {
    const before = calls[parent ?? -1]
    return before && forked.includes(before) ? [`${label} goes on from ${before.label}`] : []
  })
  if (branches.length === 0) return []
  const left = branches.length - MOST_BRANCHES
  const shown = branches.slice(0, MOST_BRANCHES).join(', ')
  return [`${shown}${left > 0 ? `, and ${countText(left)} more from others` : ''}.`]
}

/** Said where no request tells of another: the runs of a test stand in the order of their files. */
export function runsWords(runs: number): string {
  return `Nothing tells which of the ${countText(runs)} runs came first: they stand in the order of their files.`
}

/** `2a, 2b and 2c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
