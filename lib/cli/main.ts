import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import type { AddCommand } from './command'
import { endWhenNobodyReads, fail } from './output'

type LoadCommand = () => Promise<AddCommand>

const loadOpen: LoadCommand = async () => (await import('./commands/open')).addOpen

/** Every command, in the order of the help. Each has code of its own, which is loaded when it is called. */
export const COMMANDS: ReadonlyMap<string, LoadCommand> = new Map([
  ['open', loadOpen],
  ['list', async () => (await import('./commands/list')).addList],
  ['show', async () => (await import('./commands/show')).addShow],
  ['check', async () => (await import('./commands/check')).addCheck],
  ['hash', async () => (await import('./commands/hash')).addHash],
  ['format', async () => (await import('./commands/format')).addFormat],
  ['fix', async () => (await import('./commands/fix')).addFix],
  ['undo', async () => (await import('./commands/undo')).addUndo],
  ['review', async () => (await import('./commands/review')).addReview],
])

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
  for (const load of called(args)) (await load())(program, { home })
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}

/** The command that is called: `open` when none is named. All of them where their help or an argument may follow. */
function called(args: readonly string[]): Iterable<LoadCommand> {
  const command = COMMANDS.get(args[0] ?? '')
  if (command !== undefined) return [command]
  const isOpen = args[0] !== 'help' && !args.some((arg) => /^(?:-h|--help|--)$/.test(arg))
  return isOpen ? [loadOpen] : COMMANDS.values()
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
