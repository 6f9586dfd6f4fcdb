#!/usr/bin/env node
// @ts-check
import { prepareBrowser } from './browser.mjs'
import { HOME, prepareCommandLine, preparePages, reportFailure, say } from './prepare.mjs'

/*
 * Everything that a start or a test needs: packages, the command line, the pages (not with `--no-pages`); with
 * `--browser` a browser too. Does nothing when nothing changed.
 */
const steps = process.argv.includes('--no-pages') ? [prepareCommandLine] : [prepareCommandLine, preparePages]
if (process.argv.includes('--browser')) steps.push(prepareBrowser)

for (const step of steps) {
  const done = await step(HOME)
  if (!done.ok) {
    reportFailure(done)
    break
  }
  if (done.note !== undefined) say(done.note)
}
