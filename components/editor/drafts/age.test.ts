import { expect, test } from 'vitest'
import { ageWords } from './age'

test.each([
  [-5_000, 'just now'],
  [2_400, '2 s ago'],
  [60_000, '1 minute ago'],
  [59 * 60_000, '59 minutes ago'],
  [47 * 3_600_000, '47 hours ago'],
  [50 * 3_600_000, '2 days ago'],
])('%i ms are said as %s', (milliseconds, words) => expect(ageWords(milliseconds)).toBe(words))
