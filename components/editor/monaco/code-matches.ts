import { type editor, Range, Selection } from 'monaco-editor/editor'
import type { JsonSpan } from '#lib/json/document'
import type { CodeHandle } from './code-handle'

/** The maximum number of matches that are marked, around the chosen one: more only slow the editor down. */
const MAX_MARKED = 1000

/** The part of the handle that selects and marks what was found. */
export function matchesOf(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
): Pick<CodeHandle, 'select' | 'selection' | 'markMatches'> {
  const marks = code.createDecorationsCollection()
  const rangeOf = ({ start, end }: JsonSpan): Range => {
    const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)]
    return Range.fromPositions(from, to)
  }
  return {
    select: (places) => {
      const ranges = places.map(rangeOf)
      const [first] = ranges
      if (first === undefined) return
      code.setSelections(
        ranges.map(({ startLineNumber, startColumn, endLineNumber, endColumn }) => {
          return new Selection(startLineNumber, startColumn, endLineNumber, endColumn)
        }),
      )
      code.revealRangeInCenterIfOutsideViewport(first)
    },
    selection: () => {
      const range = code.getSelection()
      if (range === null) return { start: 0, text: '' }
      const isInLine = range.startLineNumber === range.endLineNumber
      return {
        start: model.getOffsetAt(range.getStartPosition()),
        text: isInLine ? model.getValueInRange(range) : '',
      }
    },
    markMatches: (matches, current) => {
      const first = Math.max(0, current - MAX_MARKED / 2)
      const marked = matches.slice(first, first + MAX_MARKED)
      marks.set(
        marked.flatMap(({ places }, index) =>
          places.map((place) => ({
            range: rangeOf(place),
            options: {
              inlineClassName: first + index === current ? 'tapedeck-match-chosen' : 'tapedeck-match',
            },
          })),
        ),
      )
    },
  }
}
