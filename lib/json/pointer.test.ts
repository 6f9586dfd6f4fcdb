import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { itemsOf, type JsonDocument, type JsonNode, membersOf, rawOf } from './document'
import { nearestNode, nodeAt, pathOf, pointerOf } from './pointer'

type Path = (string | number)[]

interface Found {
  readonly path: Path
  readonly node: JsonNode
}

/** Every value, outer ones first. */
function everyValue(document: JsonDocument, node = document.root, path: Path = []): Found[] {
  return [
    { path, node },
    ...itemsOf(document, node).flatMap((item, index) => everyValue(document, item, [...path, index])),
    ...membersOf(document, node).flatMap((m) => everyValue(document, m.value, [...path, m.key])),
  ]
}

/** Documents in which no key is written twice: only there each value has a path of its own. */
const documents = jsonText()
  .map(documentOf)
  .filter((document) => {
    const pointers = everyValue(document).map(({ path }) => pointerOf(path))
    return new Set(pointers).size === pointers.length
  })

describe('pointers', () => {
  test.each<[string, Path]>([
    ['', []],
    ['/', ['']],
    ['/a/0', ['a', 0]],
    ['/a~1b/m~0n/~01', ['a/b', 'm~n', '~1']],
    ['/ /"/%', [' ', '"', '%']],
  ])('%j', (pointer, path) => {
    expect(pointerOf(path)).toBe(pointer)
    expect(pathOf(pointer)).toEqual(path.map(String))
  })

  test('any path survives its pointer', () => {
    const step = fc.oneof(
      fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') }),
      fc.string(),
      fc.nat(),
    )
    fc.assert(
      fc.property(fc.array(step), (path) => {
        expect(pathOf(pointerOf(path))).toEqual(path.map(String))
      }),
    )
  })
})

describe('the node at a path', () => {
  test('is found for every value, by path and by pointer', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { path, node } of everyValue(document)) {
          expect(nodeAt(document, path)).toBe(node)
          expect(nodeAt(document, pathOf(pointerOf(path)))).toBe(node)
          expect(nearestNode(document, path)).toBe(node)
          expect(nearestNode(document, [...path, 'no such key', 0])).toBe(node)
        }
      }),
    )
  })

  const nowhere: Path[] = [['a', 2], ['a', -1], ['a', '01'], ['a', ''], ['a', '-'], ['a', 0.5], ['b']]

  test.each(nowhere.map((path) => [path]))('nothing at %j', (path) => {
    const document = documentOf('{"a": [1, 2]}')
    expect(nodeAt(document, path)).toBeUndefined()
    expect(nodeAt(document, [...path, 'more'])).toBeUndefined()
    expect(rawOf(document, nearestNode(document, path))).toBe(path[0] === 'a' ? '[1, 2]' : '{"a": [1, 2]}')
  })
})
