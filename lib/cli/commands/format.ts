import type { Command } from 'commander'
import type { Problem } from '#lib/check/problem'
import { inRecorderForm } from '#lib/edit/fix/recorder-form'
import { unreadableRead } from '#lib/entry/read-entry'
import { writeNamed } from '#lib/write/write-action'
import { fail, print, warn, whileRead } from '../output'
import { readNamedText } from '../read-file'
import { visible } from '../setup/visible.mjs'
import { problemLine } from './problem-line'

const HELP = `
The recorder's own form is what Python's json.dump(value, indent=2) writes, and a final newline. Prints the path of each
file that was written, or with --check of each that differs. Any JSON file can be named. A file is replaced wholly or not
at all; a file that is not JSON stays as it is, and the others are still written. A link is written where it leads. If a
key is written twice, its last value stays, as for every reader of JSON.

Exit status: 0 fine, 1 with --check a file differs, or a file is not JSON, 2 a file cannot be read or written.`

/** Adds `tapedeck format`, which writes files in the recorder's own form (docs/format.md, 4). */
export function addFormat(program: Command): void {
  program
    .command('format')
    .description("write files in the recorder's own form")
    .argument('<file...>', 'recordings')
    .option('--check', 'write nothing, list the files that differ')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: { check?: boolean }) => {
      process.exitCode = await format(files, options.check === true)
    })
}

async function format(files: readonly string[], isCheck: boolean): Promise<number> {
  let status = 0
  // Files are written even after the reader of the list has gone away.
  for await (const file of isCheck ? whileRead(files) : files) {
    status = Math.max(status, await formatFile(file, isCheck))
  }
  return status
}

async function formatFile(file: string, isCheck: boolean): Promise<number> {
  const named = readNamedText(file)
  if (!named.ok) return fail(named.message)
  const { path, read } = named
  if (!read.ok) {
    const unread = unreadableRead(path, read)
    return unread === null ? fail(read.message) : report(path, unread.problems)
  }
  const formatted = inRecorderForm(read.text)
  if (!formatted.ok) return report(path, [formatted.problem])
  if (formatted.text === read.text) return 0
  if (!isCheck) {
    const edits = [{ path: file, before: read.fingerprint, after: formatted.text }]
    const { groups } = await writeNamed({ kind: 'format', title: `Formatted ${path}`, groups: [{ edits }] })
    const [saved] = groups
    if (!saved?.ok) return fail(saved?.message ?? '')
    if (saved.warning !== '') warn(saved.warning)
  }
  print(visible(path))
  return isCheck ? 1 : 0
}

/** Printed on stderr, so that stdout holds nothing but paths. */
function report(path: string, problems: readonly Problem[]): 1 {
  for (const problem of problems) warn(problemLine(path, problem))
  return 1
}
