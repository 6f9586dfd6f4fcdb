import { expect, test } from 'vitest'
import type { PlannedFile } from '#lib/api/actions'
import { isOpenPlan } from './bulk-groups'
import { doText, idsWords, nothingOfMany, titleOfMany } from './words'

const NOTHING = { testId: null, fixes: [], newPath: null, reason: '', ids: 0, references: [] }
const file = (outcome: PlannedFile['outcome'], index: number): PlannedFile => ({
  ...{ ...NOTHING, path: `recordings/${index}.json`, outcome, other: null, standing: null, rivals: [] },
})
const planOf = (outcome: PlannedFile['outcome'], count: number) => ({
  plan: '',
  notes: [],
  files: Array.from({ length: count }, (_, index) => file(outcome, index)),
})

test('the question and its button write a number in the same way', () => {
  const plan = planOf('deleted', 2977)
  const asked = { kind: 'delete', query: '' } as const
  expect(titleOfMany(asked, plan)).toBe('Delete 2,977 recordings?')
  expect(doText(asked, plan)).toBe('Delete 2,977')
  const some = { ...plan, files: [...plan.files, file('cannot', 3000)] }
  expect(titleOfMany({ kind: 'rename', query: '' }, some)).toBe('Delete 2,977 of 2,978 recordings?')
})

test('a plan that does nothing is not asked as a question', () => {
  const plan = planOf('left', 1)
  expect(isOpenPlan(plan.files)).toBe(false)
  expect(nothingOfMany({ kind: 'format', query: '' }, plan)).toBe('Nothing to format in 1 recording')
  expect(isOpenPlan(planOf('choose', 2).files)).toBe(true)
})

test('one id comes along, two come along', () => {
  expect([idsWords(1), idsWords(2)]).toEqual(['id inside comes along', 'ids inside come along'])
})
