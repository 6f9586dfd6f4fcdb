import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { itemsOf, spanOf } from './document'
import { nodeAt } from './pointer'
import { writeDocument } from './write'
import { writtenItems } from './written-items'

/** A recording whose response has the given body, in the recorder's own form. */
const written = (body: string): string =>
  writeDocument(
    documentOf(`{"body": [0], "request": {"body": [1, 2]}, "response": {"a": ${body}, "body": ${body}}}`),
  )

test('items stand where the parser finds them', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        jsonText(),
        fc.array(jsonText()).map((items) => `[${items.join(',')}]`),
      ),
      (body) => {
        const text = written(body)
        const document = documentOf(text)
        const node = nodeAt(document, ['response', 'body']) ?? 0
        const expected = body.trimStart().startsWith('[')
          ? itemsOf(document, node).map((item) => spanOf(document, item))
          : null
        expect(writtenItems(text, ['response', 'body'])).toEqual(expected)
      },
    ),
  )
})

test('a key that is not there, or stands elsewhere only, has no items', () => {
  const text = written('[3]')
  expect(writtenItems(text, ['response', 'none'])).toBeNull()
  expect(writtenItems(text, ['none', 'body'])).toBeNull()
  expect(writtenItems(text, ['a'])).toBeNull()
})
