import type { Command } from 'commander'
import { sha256OfText } from '#lib/disk/fingerprint'
import { openRecording, unreadableEntry } from '#lib/entry/open-recording'
import { type Rest, restText } from '#lib/message/message'
import { fail, print, printJson } from '../output'
import { readNamedFile } from '../read-file'
import { visible } from '../setup/visible.mjs'
import { recordingLines } from './show-lines'

const HELP = `
Exit status: 0 no problems, 1 the recording has problems of any severity, or the file holds none, 2 the file cannot be read.`

/**
 * Adds `tapedeck show`, which prints one recording. The exit status is 1 if it has problems or the file is not a
 * recording (docs/interfaces.md, 6).
 */
export function addShow(program: Command): void {
  program
    .command('show')
    .description('show one recording: request, assembled messages, chunks')
    .argument('<file>', 'a recording')
    .option('--json', 'as one JSON object')
    .addHelpText('after', HELP)
    .action((file: string, options: { json?: boolean }) => {
      process.exitCode = show(file, options.json === true)
    })
}

function show(file: string, isJson: boolean): number {
  const read = readNamedFile(file)
  if (!read.ok) return fail(read.message)
  const { recording, facts } = read
  if (recording.kind === 'unreadable') {
    const { row } = unreadableEntry(recording, facts)
    if (isJson) printJson({ ...row, messages: [], deltas: [], rest: [] })
    else print(visible(`${row.path}: ${row.reason}`))
    return 1
  }
  const opened = openRecording(recording, facts, sha256OfText)
  const { messages, deltas, rest } = opened.assembled
  if (isJson) printJson({ ...opened.entry.row, messages, deltas, rest: rest.map(restJson) })
  else for (const line of recordingLines(recording, opened)) print(line)
  return opened.findings.length > 0 ? 1 : 0
}

function restJson(rest: Rest): { path: string; as: string; text: string } {
  return { path: rest.path, as: rest.as, text: restText(rest) }
}
