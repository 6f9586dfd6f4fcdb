import { describe, expect, it } from 'vitest'
import type { Problem } from '#lib/check/problem'
import { parseDocument } from '#lib/json/parse'
import { nextMark } from './next-problem'
import { type Mark, markOfError, marksOf } from './problem-marks'

const problem = (pointer: string, line: number, column: number): Problem => {
  return { code: 'wrong-type', severity: 'error', message: 'Wrong.', pointer, line, column }
}

function marks(text: string, problems: Problem[]): Mark[] {
  const parsed = parseDocument(text)
  const document = parsed.ok ? parsed.document : null
  return marksOf(problems, { text, lines: text.split('\n'), document, fileText: '{}' })
}

describe('marksOf', () => {
  it('marks a value as far as it goes, in the columns of the editor', () => {
    // In the written text, each of the two ’ before the value takes six columns.
    const [mark] = marks('{\n  "a’’": "x"\n}', [problem('/a’’', 2, 20)])
    expect(mark).toMatchObject({ line: 2, column: 10, endLine: 2, endColumn: 13 })
  })

  it('marks only the bracket of an object', () => {
    const [mark] = marks('{\n  "a": {\n    "b": 1\n  }\n}', [problem('/a', 2, 8)])
    expect(mark).toMatchObject({ line: 2, column: 8, endLine: 2, endColumn: 9 })
  })

  it('marks the rest of the line when the value is not there', () => {
    const [mark] = marks('{\n  "a": 1\n}', [problem('/b', 1, 1)])
    expect(mark).toMatchObject({ line: 1, column: 1, endLine: 1, endColumn: 2 })
  })

  it('finds a JSON error without asking the server', () => {
    const text = '{\n  "a" 1\n}'
    const parsed = parseDocument(text)
    if (parsed.ok) throw new Error('The text is no JSON.')
    const mark = markOfError(parsed.error, { text, lines: text.split('\n') })
    expect(mark).toMatchObject({ code: 'not-json', severity: 'error', line: 2, column: 7, endColumn: 8 })
  })
})

describe('nextMark', () => {
  const three = marks('{\n"a": 1,\n"b": 2,\n"c": 3\n}', [
    problem('/c', 4, 6),
    problem('/a', 2, 6),
    problem('/b', 3, 6),
  ])

  it('goes to the next problem in the text, and round at the end', () => {
    expect(nextMark(three, { line: 1, column: 1 }, 1)).toBe(1)
    expect(nextMark(three, { line: 2, column: 6 }, 1)).toBe(2)
    expect(nextMark(three, { line: 5, column: 1 }, 1)).toBe(1)
  })

  it('goes back', () => {
    expect(nextMark(three, { line: 4, column: 6 }, -1)).toBe(2)
    expect(nextMark(three, { line: 1, column: 1 }, -1)).toBe(0)
  })

  it('returns null when there are no problems', () => {
    expect(nextMark([], { line: 1, column: 1 }, 1)).toBeNull()
  })
})
