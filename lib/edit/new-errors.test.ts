import { expect, test } from 'vitest'
import type { Problem } from '#lib/check/problem'
import { errorsOfEdit } from './new-errors'

const error = (pointer: string, line = 1, message = 'Expected an object, found null.'): Problem => ({
  code: 'wrong-type',
  severity: 'error',
  message,
  pointer,
  line,
  column: 1,
})

test('an error at the same place counts as old, whatever its line', () => {
  const [moved] = [error('/response/is_streaming', 9)]
  const found = errorsOfEdit([error('/response/is_streaming', 5)], [moved])
  expect(found).toEqual({ added: [], stay: [moved] })
})

test('an error at another place is new', () => {
  const added = error('/request/method')
  expect(errorsOfEdit([error('/request/url')], [added])).toEqual({ added: [added], stay: [] })
})

test('an error that moved because of items before it counts as old', () => {
  const now = [error('/response/body/4'), error('/response/body/5')]
  expect(errorsOfEdit([error('/response/body/3'), error('/response/body/4')], now).added).toEqual([])
})

test('each error of the file counts for one', () => {
  const now = [error('/response/body/1'), error('/response/body/2')]
  expect(errorsOfEdit([error('/response/body/1')], now)).toEqual({ added: [now[1]], stay: [now[0]] })
})

test('a warning never prevents a save', () => {
  const warning: Problem = { ...error('/response/body/1'), severity: 'warning' }
  expect(errorsOfEdit([], [warning])).toEqual({ added: [], stay: [] })
  expect(errorsOfEdit([warning], [error('/response/body/1')]).added).toHaveLength(1)
})
