import type { Problem } from '#lib/check/problem'
import { whyNotJson } from '#lib/check/why-not-json'
import { type JsonDocument, kindOf, spanOf } from '#lib/json/document'
import type { JsonError } from '#lib/json/parse'
import { nodeAt, pathOf } from '#lib/json/pointer'
import { lineStarts, positionIn } from '#lib/json/position'
import type { FieldProblem } from './message/field-problems'
import { placeInEditor } from './written-text'

/** A problem with its place in the editor, to be underlined there. */
export interface PlacedProblem extends Problem {
  /** Counted from 1, in the editor's text, like `line` and `column`. The end is not included. */
  readonly endLine: number
  readonly endColumn: number
  /** Key of the field of the message that has it; left out for a problem of the text, which alone has a place. */
  readonly field?: string
}

interface EditedText {
  readonly text: string
  readonly lines: readonly string[]
  /** null when the text is not JSON. */
  readonly document: JsonDocument | null
  /** The file as it was read. */
  readonly fileText: string
}

/** Moves the server's problems, which have places in the written text, to their places in the editor. */
export function placedProblems(problems: readonly Problem[], edited: EditedText): PlacedProblem[] {
  const starts = lineStarts(edited.text)
  return problems.map((problem) => {
    const place = placeInEditor(problem, edited.lines[problem.line - 1] ?? '', edited.fileText)
    const start = { ...problem, ...place }
    return { ...start, ...endOf(start, edited, starts) }
  })
}

/** Turns a JSON error that the editor found itself into a problem, to be shown before the server answers. */
export function placedJsonError(
  error: JsonError,
  { text, lines }: Pick<EditedText, 'text' | 'lines'>,
): PlacedProblem {
  const { code, message, line, column } = whyNotJson(text, error)
  const problem = { code, severity: 'error', message, pointer: '', line, column } as const
  return { ...problem, ...restOfLine(line, column, lines) }
}

/** Lists a text that cannot be written into the file yet, which has no place in the text. */
export function unplacedProblem({ field, code, message }: FieldProblem): PlacedProblem {
  const nowhere = { line: 0, column: 0, endLine: 0, endColumn: 0 }
  return { code, severity: 'error', message, pointer: '', field, ...nowhere }
}

interface End {
  readonly endLine: number
  readonly endColumn: number
}

function endOf(start: Problem, { document, lines }: EditedText, starts: readonly number[]): End {
  const node = document ? nodeAt(document, pathOf(start.pointer)) : undefined
  if (!document || node === undefined) return restOfLine(start.line, start.column, lines)
  const kind = kindOf(document, node)
  // Only the opening bracket of an object or list is underlined: an underline for all of it would cover everything.
  if (kind === 'object' || kind === 'array') return { endLine: start.line, endColumn: start.column + 1 }
  const { line, column } = positionIn(starts, spanOf(document, node).end)
  return { endLine: line, endColumn: column }
}

function restOfLine(line: number, column: number, lines: readonly string[]): End {
  const length = lines[line - 1]?.length ?? 0
  return { endLine: line, endColumn: Math.max(column, length) + 1 }
}
