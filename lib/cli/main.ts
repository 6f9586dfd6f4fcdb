import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import type { AddCommand } from './command'
import { addCheck } from './commands/check'
import { addFix } from './commands/fix'
import { addFormat } from './commands/format'
import { addHash } from './commands/hash'
import { addList } from './commands/list'
import { addOpen } from './commands/open'
import { addReview } from './commands/review'
import { addShow } from './commands/show'
import { addUndo } from './commands/undo'
import { endWhenNobodyReads, fail } from './output'

/** Every command, in the order of the help. */
export const COMMANDS: readonly AddCommand[] = [
  addOpen,
  addList,
  addShow,
  addCheck,
  addHash,
  addFormat,
  addFix,
  addUndo,
  addReview,
]

/**
 * Runs one command line. Sets `process.exitCode`: 0 fine, 1 problems or differences found, 2 wrong usage or cannot run.
 * @param args without `node` and the script
 * @param home absolute path of this project
 */
export async function main(args: readonly string[], home: string): Promise<void> {
  endWhenNobodyReads()
  const program = new Command('tapedeck')
    .description('Browse, review and edit recorded LLM API calls.')
    .version(versionIn(home), '--version', 'print the version')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: (text) => fail(usageLine(text)) })
    .addHelpText(
      'after',
      '\nExit status: 0 fine, 1 problems or differences found, 2 wrong usage or cannot run.',
    )
  for (const add of COMMANDS) add(program, { home })
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}

function versionIn(home: string): string {
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

function usageLine(text: string): string {
  const line = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
  return `${line} (tapedeck --help lists commands and options)`
}
