import { expect, it } from 'vitest'
import { countedText, countText, sizeText } from './text'

it('writes counts with separators', () => {
  expect([0, 999, 1000, 1_234_567].map(countText)).toEqual(['0', '999', '1,000', '1,234,567'])
  for (const value of [-1, -999, -1000, -123_456, 1e15, 2 ** 53, 1e21, 1.5, -1234.5678])
    expect(countText(value)).toBe(value.toLocaleString('en-US'))
  expect([1, 12_345].map((count) => countedText(count, 'chunk'))).toEqual(['1 chunk', '12,345 chunks'])
})

it('writes sizes', () => {
  const sizes = [512, 319_600, 1_120_325, 7_919_570_944]
  expect(sizes.map(sizeText)).toEqual(['512 B', '319.6 kB', '1.12 MB', '7.92 GB'])
})
