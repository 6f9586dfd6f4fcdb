import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './lib/cli/setup/browser.mjs'

const executablePath = (await findBrowser()) ?? undefined

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/prepare.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: { executablePath, args: browserArguments },
    viewport: { width: 1440, height: 900 },
    // A trace costs a fifth of the time; `npx playwright test --trace on FILE` takes one of a test that failed.
    screenshot: 'only-on-failure',
  },
})
