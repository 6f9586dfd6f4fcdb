// @ts-check
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './prepare.mjs'
import { runTool } from './run-tool.mjs'

/** The first is Chromium without windows, as Playwright's own is: it takes a quarter less of the time for all tests. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
]
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const DEBIAN_PACKAGE = 'chromium-headless-shell'
const HOW_TO_GET_ONE =
  'no browser for the tests: install one (apt-get install chromium-headless-shell), run npx playwright install chromium, or set CHROMIUM_PATH'

/**
 * The popups of the address bar are two pages that Chromium loads into each new window: 0.6 s of work per test. Of
 * several `--disable-features` it obeys the last, so the others say again what Playwright turns off
 * (`e2e/browser.spec.ts`).
 */
const featuresOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

/** Arguments of the browser: it must not use the network, and with its sandbox it refuses to run as root. */
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  `--disable-features=${featuresOff.join(',')}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * The browser that tests run in: CHROMIUM_PATH, an installed Chromium or Chrome, or Playwright's own.
 * @returns {Promise<string | null>} its program file
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') return isProgram(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const found = [...installed, ...APPLICATIONS].find(isProgram)
  if (found !== undefined) return found
  const { chromium } = await import('@playwright/test')
  return isProgram(chromium.executablePath()) ? chromium.executablePath() : null
}

/**
 * Finds a browser or, as root on Debian, installs one.
 * @param {string} home
 * @returns {Promise<import('./prepare.mjs').Prepared | import('./prepare.mjs').NotPrepared>}
 */
export async function prepareBrowser(home) {
  const found = await findBrowser()
  if (found !== null) return { ok: true, note: `browser for the tests: ${found}` }
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') return none(`CHROMIUM_PATH is not a program: ${given}`)
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return none(HOW_TO_GET_ONE)
  say(`installing ${DEBIAN_PACKAGE} with apt-get…`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', DEBIAN_PACKAGE]]) {
    const run = await runTool('apt-get', command, { home, env })
    if (!run.ok) return { ...run, message: run.message || HOW_TO_GET_ONE }
  }
  const now = await findBrowser()
  return now === null ? none(HOW_TO_GET_ONE) : { ok: true, note: `browser for the tests: ${now}` }
}

/**
 * @param {string} message
 * @returns {import('./prepare.mjs').NotPrepared}
 */
function none(message) {
  return { ok: false, message, output: '', status: 2 }
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
