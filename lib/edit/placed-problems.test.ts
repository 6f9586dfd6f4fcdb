import { describe, expect, it } from 'vitest'
import type { Problem } from '#lib/check/problem'
import { parseDocument } from '#lib/json/parse'
import { nextProblemFrom } from './next-problem'
import { type PlacedProblem, placedJsonError, placedProblems } from './placed-problems'

const problem = (pointer: string, line: number, column: number): Problem => {
  return { code: 'wrong-type', severity: 'error', message: 'Wrong.', pointer, line, column }
}

function placed(text: string, problems: Problem[]): PlacedProblem[] {
  const parsed = parseDocument(text)
  const document = parsed.ok ? parsed.document : null
  return placedProblems(problems, { text, lines: text.split('\n'), document, fileText: '{}' })
}

describe('placedProblems', () => {
  it('underlines a value as far as it goes, in the columns of the editor', () => {
    // In the written text, each of the two ’ before the value takes six columns.
    const [found] = placed('{\n  "a’’": "x"\n}', [problem('/a’’', 2, 20)])
    expect(found).toMatchObject({ line: 2, column: 10, endLine: 2, endColumn: 13 })
  })

  it('underlines only the bracket of an object', () => {
    const [found] = placed('{\n  "a": {\n    "b": 1\n  }\n}', [problem('/a', 2, 8)])
    expect(found).toMatchObject({ line: 2, column: 8, endLine: 2, endColumn: 9 })
  })

  it('underlines the rest of the line when the value is not there', () => {
    const [found] = placed('{\n  "a": 1\n}', [problem('/b', 1, 1)])
    expect(found).toMatchObject({ line: 1, column: 1, endLine: 1, endColumn: 2 })
  })

  it('finds a JSON error without asking the server', () => {
    const text = '{\n  "a" 1\n}'
    const parsed = parseDocument(text)
    if (parsed.ok) throw new Error('The text is not JSON.')
    const found = placedJsonError(parsed.error, { text, lines: text.split('\n') })
    expect(found).toMatchObject({ code: 'not-json', severity: 'error', line: 2, column: 7, endColumn: 8 })
  })
})

describe('nextProblemFrom', () => {
  const three = placed('{\n"a": 1,\n"b": 2,\n"c": 3\n}', [
    problem('/c', 4, 6),
    problem('/a', 2, 6),
    problem('/b', 3, 6),
  ])

  it('goes to the next problem in the text, and round at the end', () => {
    expect(nextProblemFrom(three, { line: 1, column: 1 }, 1)).toBe(1)
    expect(nextProblemFrom(three, { line: 2, column: 6 }, 1)).toBe(2)
    expect(nextProblemFrom(three, { line: 5, column: 1 }, 1)).toBe(1)
  })

  it('goes back', () => {
    expect(nextProblemFrom(three, { line: 4, column: 6 }, -1)).toBe(2)
    expect(nextProblemFrom(three, { line: 1, column: 1 }, -1)).toBe(0)
  })

  it('returns null when there are no problems', () => {
    expect(nextProblemFrom([], { line: 1, column: 1 }, 1)).toBeNull()
  })
})
