import { functionLabel, shownFile, shownHash } from '#lib/entry/shown-name'
import { ownParameters, testNameOf } from '#lib/entry/test-name'
import type { WordsByPart } from '#lib/query/words-by-part'
import type { Line } from './line'
import type { PlainLine } from './lines'
import { answerSnippet, promptSnippet } from './snippets'

/** Makes a line ready to be shown, with the places where the query matches. */
export function shownLine(line: PlainLine, words: WordsByPart): Line {
  if (line.type === 'group') return line
  const { entry, level, said } = line
  const { row } = entry
  const answer = answerSnippet(entry, words)
  const { file, function: name } = testNameOf(entry)
  return {
    type: 'row',
    level,
    path: row.path,
    label: said.isFunction || name === '' ? null : functionLabel(name),
    parameters: ownParameters(entry).filter((parameter) => !said.parameters.includes(parameter)),
    file: said.isFile ? '' : shownFile(file),
    name: shownHash(row.hash.name),
    model: row.model,
    provider: row.provider,
    endpoint: row.endpoint,
    kind: row.kind,
    prompt: promptSnippet(entry, words, answer.matches.length > 0),
    answer,
    chunks: row.streaming ? row.chunks : null,
    finish: row.finishReason ?? '',
    httpStatus: row.httpStatus,
    verdict: row.hash.verdict,
    problems: row.problems.filter((code) => !code.startsWith('hash-')),
    change: entry.mark ?? null,
  }
}
