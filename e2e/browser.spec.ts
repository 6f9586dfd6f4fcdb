import { expect, test } from '@playwright/test'

const OPTION = '--disable-features='

test('all that Playwright turns off in the browser stays off', async ({ playwright, launchOptions }) => {
  const server = await playwright.chromium.launchServer(launchOptions)
  const lists = server
    .process()
    .spawnargs.filter((word) => word.startsWith(OPTION))
    .map((word) => word.slice(OPTION.length).split(','))
  await server.close()
  expect(lists).toHaveLength(2)
  expect(lists[0]).not.toEqual([])
  expect(lists[1]).toEqual(expect.arrayContaining(lists[0] ?? []))
})
