import { expect, it } from 'vitest'
import { runsWords } from './order-words'

it('counts the runs of a test with separators', () => {
  expect(runsWords(1000)).toContain('the 1,000 runs')
})
