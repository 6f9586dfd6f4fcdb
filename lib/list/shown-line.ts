import { functionLabel, type Label, shownFile, shownHash } from '#lib/entry/shown-name'
import { ownParameters, sharedParameters, testNameOf } from '#lib/entry/test-name'
import { functionOf } from '#lib/exchange/test-id'
import { sizeText } from '#lib/figures/text'
import type { WordsByPart } from '#lib/query/words-by-part'
import { testKey } from '#lib/test/members'
import type { Grouping, GroupLine, Line } from './line'
import type { PlainGroup, PlainLine } from './lines'
import { snippetsOf } from './snippets'

/** Makes a line ready to be shown, with the places where the query matches. */
export function shownLine(line: PlainLine, words: WordsByPart): Line {
  if (line.type === 'group') return shownGroup(line)
  const { entry, level, said } = line
  const { row } = entry
  const { prompt, answer } = snippetsOf(entry, words)
  const { file, function: name } = testNameOf(entry)
  return {
    type: 'row',
    level,
    path: row.path,
    test: row.testId === null ? null : testKey(row.testId),
    label: said.isFunction || name === '' ? null : functionLabel(name),
    parameters: ownParameters(entry).filter((parameter) => !said.parameters.includes(parameter)),
    file: said.isFile ? '' : shownFile(file),
    name: shownHash(row.hash.name),
    model: row.model,
    provider: row.provider,
    endpoint: row.endpoint,
    kind: row.kind,
    prompt,
    answer,
    chunks: row.streaming ? row.chunks : null,
    size: sizeText(row.bytes),
    finish: row.finishReason ?? '',
    httpStatus: row.httpStatus,
    verdict: row.hash.verdict,
    problems: row.problems.filter((code) => !code.startsWith('hash-')),
    change: entry.mark ?? null,
  }
}

function shownGroup(group: PlainGroup): GroupLine {
  const { type, level, id, members, isFolded, isFoldedByDefault } = group
  const verdicts = { match: 0, older: 0, mismatch: 0, unhashed: 0 }
  let [unreadable, chunks, bytes] = [0, 0, 0]
  for (const { row } of members) {
    if (row.kind === 'unreadable') unreadable++
    else verdicts[row.hash.verdict]++
    chunks += row.chunks
    bytes += row.bytes
  }
  const sums = { chunks, size: sizeText(bytes) }
  const counts = { count: members.length, verdicts, unreadable, ...sums, test: testOf(group) }
  return { type, level, id, ...namesOf(group), ...counts, isFolded, isFoldedByDefault }
}

/** The function that all of a group's recordings are of. */
function testOf({ level, members: [first] }: PlainGroup): string | null {
  const testId = first?.row.testId ?? null
  return level === 0 || testId === null ? null : testKey(functionOf(testId))
}

function namesOf({ level, members, grouping, name }: PlainGroup): Pick<GroupLine, 'label' | 'details'> {
  if (level === 0) return { label: outerLabel(name, grouping), details: [] }
  const [first] = members
  const file = grouping === 'test' || first === undefined ? [] : [shownFile(testNameOf(first).file)]
  return { label: functionLabel(name), details: [...sharedParameters(members), ...file] }
}

function outerLabel(name: string, grouping: Grouping): Label {
  if (grouping === 'model') return name === '' ? { before: '', name: 'no model' } : splitLabel(name)
  return splitLabel(shownFile(name))
}

function splitLabel(path: string): Label {
  const cut = path.lastIndexOf('/', path.length - 2) + 1
  return { before: path.slice(0, cut), name: path.slice(cut) || 'this folder' }
}
