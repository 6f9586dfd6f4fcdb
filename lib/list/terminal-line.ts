import { ownParameters, testNameOf } from '#lib/entry/test-name'
import { answerView, promptView, type Words } from './columns'
import type { Line, RowLine } from './line'
import { functionLabel, type PlainLine, shortFile } from './lines'

/** A line as it is shown, with the places where the query matches. */
export function viewOf(line: PlainLine, words: Words): Line {
  if (line.type === 'group') return line
  const { entry, level, said } = line
  const { row } = entry
  const answer = answerView(entry, words)
  const { file, function: name } = testNameOf(entry)
  const view: RowLine = {
    type: 'row',
    level,
    path: row.path,
    label: said.isFunction || name === '' ? null : functionLabel(name),
    parameters: ownParameters(entry).filter((parameter) => !said.parameters.includes(parameter)),
    file: said.isFile ? '' : shortFile(file),
    name: shortName(row.hash.name),
    model: row.model,
    provider: row.provider,
    endpoint: row.endpoint,
    kind: row.kind,
    prompt: promptView(entry, words, answer.marks.length > 0),
    answer,
    chunks: row.streaming ? row.chunks : null,
    finish: row.finishReason ?? '',
    httpStatus: row.httpStatus,
    verdict: row.hash.verdict,
    problems: row.problems.filter((code) => !code.startsWith('hash-')),
    change: entry.mark ?? null,
  }
  return view
}

/** The start of a request hash; any other name whole. */
function shortName(name: string): string {
  return /^[0-9a-f]{12,64}$/.test(name) ? name.slice(0, 12) : name
}
