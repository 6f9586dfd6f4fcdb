#!/usr/bin/env node
// @ts-check
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HOME, prepareCommandLine, reportFailure } from './setup/prepare.mjs'

// This file runs before anything is installed: it imports Node's own modules and files that do the same.
const prepared = await prepareCommandLine(HOME)
if (prepared.ok) {
  const { main } = await import(pathToFileURL(join(HOME, 'dist/cli.mjs')).href)
  await main(process.argv.slice(2), HOME)
} else {
  reportFailure(prepared)
}
