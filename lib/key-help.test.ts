import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/* What a page listens to and what its list of keys says, read from the sources: neither has a key that the other lacks. */

/** How a list of keys writes a key. */
const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

function sourcesIn(folder: string): readonly ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => {
      const text = readFileSync(`${folder}/${file}`, 'utf8')
      return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
    })
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

/** The names of properties that an expression may have, also those of objects that it takes in under a condition. */
function keysOf(expression: ts.Node | undefined): string[] {
  if (expression === undefined) return []
  if (ts.isObjectLiteralExpression(expression)) {
    return expression.properties.flatMap((property) =>
      ts.isSpreadAssignment(property)
        ? keysOf(property.expression)
        : property.name &&
            (ts.isIdentifier(property.name) ||
              ts.isStringLiteral(property.name) ||
              ts.isNumericLiteral(property.name))
          ? [property.name.text]
          : [],
    )
  }
  if (ts.isParenthesizedExpression(expression)) return keysOf(expression.expression)
  if (ts.isConditionalExpression(expression)) {
    return [...keysOf(expression.whenTrue), ...keysOf(expression.whenFalse)]
  }
  return ts.isBinaryExpression(expression) ? keysOf(expression.right) : []
}

/** The keys that the sources of some folders listen to with `useKeys`. */
function handledIn(...folders: readonly string[]): Set<string> {
  const nodes = folders.flatMap(sourcesIn).flatMap((source) => [...nodesOf(source)])
  const keys = nodes.flatMap((node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'useKeys') return keysOf(node.arguments[0])
    const isNamed = ts.isVariableDeclaration(node) && node.type?.getText() === 'KeyActions'
    return isNamed ? keysOf(node.initializer) : []
  })
  return new Set(
    keys.flatMap((key) => key.split('+')).map((key) => SHOWN[key] ?? (/^[1-9]$/.test(key) ? '1–9' : key)),
  )
}

/** The keys that the list of keys of a page names, without those that only count in a field or with another key. */
function namedIn(file: string): Set<string> {
  const text = readFileSync(file, 'utf8')
  const hints = [...text.matchAll(/keys: \[(.*?)\], label: ?(.*)/g)]
  const own = hints.filter(([, keys, label]) => !/^'(?:in|on) |'Shift'/.test(`${label}${keys}`))
  return new Set(own.flatMap(([, keys = '']) => [...keys.matchAll(/'([^']+)'/g)].map(([, key = '']) => key)))
}

const PAGES: readonly (readonly [page: string, hints: string, ...folders: string[]])[] = [
  ['the list', 'components/list/list-hints.ts', 'components/list'],
  ['a recording', 'components/recording/frame/hints.ts', 'components/recording'],
  ['the review', 'components/review/review-hints.ts', 'components/review'],
  ['a test', 'components/test/hints.ts', 'components/test'],
]
/** Listened to by what stands on several pages: the top bar, and what mends a recording. */
const ELSEWHERE = new Set(['?', 'U', 'R', 'D'])

test.each(PAGES)('%s: each key is in the list of keys, and does something', (_, hints, ...folders) => {
  const handled = handledIn(...folders)
  const named = namedIn(hints)
  expect(handled.size).toBeGreaterThan(3)
  expect([...handled].filter((key) => !named.has(key))).toEqual([])
  expect([...named].filter((key) => !handled.has(key) && !ELSEWHERE.has(key))).toEqual([])
})

test('what mends a recording listens to the keys that its page names', () => {
  const handled = handledIn('components/mend')
  expect([...handled].filter((key) => !namedIn('components/recording/frame/hints.ts').has(key))).toEqual([])
})
