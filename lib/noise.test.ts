import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noisePage } from '#lib/testing/noise-list'

test('docs/noise.md lists what the readers of the wire formats take for noise', () => {
  const page = readFileSync(new URL('../docs/noise.md', import.meta.url), 'utf8')
  // Written by `npm run soak --silent noise > docs/noise.md`.
  expect(page).toBe(noisePage())
})
