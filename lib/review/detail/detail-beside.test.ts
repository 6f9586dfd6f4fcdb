import { expect, test } from 'vitest'
import { madeChange, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { detailOf } from './detail'
import type { FieldChanges } from './field-changes'

const CHAT = SPECIMENS['openai.chat']
const DATA = ['response', 'body', '__data__'] as const

function besideOf(
  before: Parameters<typeof madeChange>[0],
  after: Parameters<typeof madeChange>[1],
): FieldChanges | null {
  return detailOf(madeChange(before, after).pair).answer.value
}

const warned = (text: string) => withValue(CHAT, [...DATA, 'warnings'], [{ note: text }])

test('content outside the lanes is compared by path', () => {
  const { change } = madeChange(warned('low tide'), warned('high tide'))
  expect(change.facets).toEqual(['answer'])
  expect(besideOf(warned('low tide'), warned('high tide'))).toEqual({
    changes: [{ pointer: '/warnings/0/note', before: 'low tide', after: 'high tide' }],
    total: 1,
  })
})

test('content that was added or removed is on one side', () => {
  expect(besideOf(CHAT, warned('high tide'))?.changes).toEqual([
    { pointer: '/warnings/0/note', before: null, after: 'high tide' },
  ])
  expect(besideOf(warned('low tide'), CHAT)?.changes).toEqual([
    { pointer: '/warnings/0/note', before: 'low tide', after: null },
  ])
})

test('a change of the answering model and of the role is named', () => {
  const other = withValue(CHAT, [...DATA, 'model'], 'tern')
  expect(besideOf(CHAT, other)?.changes).toEqual([
    { pointer: 'answered by', before: 'gpt-4o-2024-08-06', after: 'tern' },
  ])
  const role = withValue(CHAT, [...DATA, 'choices', 0, 'message', 'role'], 'pilot')
  expect(besideOf(CHAT, role)?.changes).toEqual([
    { pointer: 'role of choice 0', before: 'assistant', after: 'pilot' },
  ])
})

test('base64 is shown by its beginning and end', () => {
  const image = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(5000)}`
  const [change] = besideOf(CHAT, warned(image))?.changes ?? []
  expect(change?.after).toMatch(/^data:image\/png;base64,iVBOR.*… ?.*characters of base64\)$/)
  expect(change?.after?.length).toBeLessThan(120)
})
