import type { Command } from 'commander'
import type { Unreadable } from '#lib/check/unreadable'
import { sha256OfText } from '#lib/disk/fingerprint'
import { type HashResult, hashRequest } from '#lib/formats/recorder/hash'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'
import type { Recording } from '#lib/wire/recording'
import { fail, print, printJson, warn, whileRead } from '../output'
import { readNamedFile } from '../read-file'
import { visible } from '../setup/visible.mjs'
import { problemLine } from './problem-line'

const HELP = `
Prints the verdict, the request hash by today's rule, and the path; with --json {path, name, computed, verdict, fileName}:
name is the hash that the file is named by, fileName the name that it should have.

  match     replay finds the file; a model list under another digest is found, but listed as misnamed
  older     the name follows an earlier rule: replay does not find it today
  mismatch  the name is the hash of another request
  unhashed  the recorder does not hash such a request, or the file is not a recording

Exit status: 0 every name is right, 1 a file should have another name or is not a recording, 2 a file cannot be read.`

/**
 * Adds `tapedeck hash`, which prints the request hash of files and the names that they should have (docs/format.md, 5).
 */
export function addHash(program: Command): void {
  program
    .command('hash')
    .description('compute the request hash of recordings, and the names that they should have')
    .argument('<file...>', 'recordings')
    .option('--json', 'one JSON object per line')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: { json?: boolean }) => {
      process.exitCode = await hash(files, options.json === true)
    })
}

async function hash(files: readonly string[], isJson: boolean): Promise<number> {
  let status = 0
  for await (const file of whileRead(files)) status = Math.max(status, hashFile(file, isJson))
  return status
}

function hashFile(file: string, isJson: boolean): number {
  const named = readNamedFile(file)
  if (!named.ok) return fail(named.message)
  const { recording } = named
  const { path } = recording
  const result = resultOf(recording)
  if (recording.kind === 'unreadable')
    for (const problem of recording.problems) warn(problemLine(path, problem))
  if (isJson) printJson(recordOf(path, result))
  else print(hashLine(path, result))
  return isRightName(path, result) && recording.kind !== 'unreadable' ? 0 : 1
}

function resultOf(recording: Recording | Unreadable): HashResult {
  const { kind, path } = recording
  return kind === 'unreadable'
    ? { name: hashPartOf(path), computed: null, verdict: 'unhashed', fileName: null }
    : hashRequest(recording.hashed, path, sha256OfText)
}

function recordOf(path: string, { name, computed, verdict, fileName }: HashResult): object {
  return { path, name, computed, verdict, fileName }
}

/**
 * Whether a file has the name that the recorder would give it. Replay finds a model list under any digest, but only one
 * is right.
 */
function isRightName(path: string, { fileName }: HashResult): boolean {
  return fileName === null || path === fileName || path.endsWith(`/${fileName}`)
}

const VERDICT_WIDTH = 'mismatch'.length
const NO_HASH = '-'.padEnd(64)

function hashLine(path: string, result: HashResult): string {
  const { verdict, computed, fileName } = result
  const line = `${verdict.padEnd(VERDICT_WIDTH)}  ${computed ?? NO_HASH}  ${path}`
  return visible(isRightName(path, result) ? line : `${line} should be named ${fileName}`)
}
