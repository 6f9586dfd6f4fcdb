import { expect, it } from 'vitest'
import { usageText } from './message'

it('writes token counts with separators, and leaves out what was not counted', () => {
  expect(usageText({ input: 128_431, output: 1_024, total: 129_455 })).toBe('128,431 in, 1,024 out')
  expect(usageText({ input: null, output: 398, total: null })).toBe('398 out')
})
