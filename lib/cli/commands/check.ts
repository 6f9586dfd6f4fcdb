import type { Command } from 'commander'
import type { Problem, Severity } from '#lib/check/problem'
import { problemsOf } from '#lib/check/problems'
import {
  type Found,
  foundBy,
  type ProblemPlace,
  placeOfCall,
  sameRequestProblem,
  sameRequests,
} from '#lib/check/same-request'
import { findRecordings } from '#lib/disk/find'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readText } from '#lib/disk/read'
import { recordingOfRead } from '#lib/entry/read-entry'
import { countedText, countText } from '#lib/figures/text'
import { hashRequest } from '#lib/formats/recorder/hash'
import { assemble } from '#lib/wire/assemble'
import { fail, print, printJson, warn, whileRead } from '../output'
import { findRoot, noRecordings } from '../root'
import { problemLine } from './problem-line'

const HELP = `
Prints path:line:column severity code message, or with --json {path, code, severity, message, pointer, line, column}.
An error means that replay or a reader cannot use the file; a warning, that they may stumble; info, that bytes
differ from the recorder's own form. Paths are relative to the root.

Exit status: 0 no problems, 1 problems of any severity, or a folder or file that could not be searched, 2 no recordings
to check.`

/**
 * Adds `tapedeck check`, which prints every problem of a root: those of each file as it is read, and at the end those
 * between files (docs/interfaces.md, 2).
 */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('list every problem of the recordings of a root')
    .argument('[root]', 'folder that holds the recordings (default: ./recordings)')
    .option('--json', 'one JSON object per line')
    .addHelpText('after', HELP)
    .action(async (root: string | undefined, options: { json?: boolean }) => {
      process.exitCode = await check(root, options.json === true)
    })
}

async function check(given: string | undefined, isJson: boolean): Promise<number> {
  const found = findRoot(given)
  if (!found.ok) return fail(found.message)
  const root = found.root.path
  const { files, problems: unsearched } = findRecordings(root)
  for (const { path, message } of unsearched) warn(`${path}: ${message}`)
  if (files.length === 0) return fail(noRecordings(root, unsearched.length))
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  const tell = (path: string, problem: Problem): void => {
    counts[problem.severity]++
    if (isJson) printJson(recordOf(path, problem))
    else print(problemLine(path, problem))
  }
  const read: Read[] = []
  for await (const { path } of whileRead(files)) {
    const { problems, found } = readAt(root, path)
    for (const problem of problems) tell(path, problem)
    if (found) read.push(found)
  }
  for await (const { path, problem } of whileRead(sameRequestProblems(read))) tell(path, problem)
  if (!isJson)
    print(
      `${countedText(files.length, 'recording')}: ${countsText(counts)}${unsearchedText(unsearched.length)}`,
    )
  return counts.error + counts.warning + counts.info + unsearched.length > 0 ? 1 : 0
}

/** The data kept of each recording until all have been read. */
interface Read extends Found {
  readonly place: ProblemPlace
}

function readAt(
  root: string,
  path: string,
): { readonly problems: readonly Problem[]; readonly found?: Read } {
  const recording = recordingOfRead(path, readText(root, path))
  // It was removed after the root was searched.
  if (recording === null) return { problems: [] }
  if (recording.kind === 'unreadable') return { problems: recording.problems }
  const hash = hashRequest(recording.hashed, path, sha256OfText)
  const place = placeOfCall(recording)
  const found = { path, testId: recording.testId, hash: { computed: hash.computed }, place }
  return { problems: problemsOf(recording, assemble(recording), hash), found }
}

function* sameRequestProblems(read: readonly Read[]): Generator<{ path: string; problem: Problem }> {
  const byHash = new Map<string, Read[]>()
  for (const one of read) {
    const hash = foundBy(one)
    if (hash === null) continue
    const known = byHash.get(hash)
    if (known) known.push(one)
    else byHash.set(hash, [one])
  }
  for (const files of byHash.values()) {
    const same = sameRequests(files)
    for (const { path, place } of files) {
      const others = same.get(path)
      if (others) yield { path, problem: sameRequestProblem(others, place) }
    }
  }
}

function recordOf(path: string, { code, severity, message, pointer, line, column }: Problem): object {
  return { path, code, severity, message, pointer, line, column }
}

function countsText({ error, warning, info }: Record<Severity, number>): string {
  return error + warning + info === 0
    ? 'no problems'
    : `${countedText(error, 'error')}, ${countedText(warning, 'warning')}, ${countText(info)} info`
}

/** Says how many paths could not be searched. If any, the root is not fine, even without problems. */
function unsearchedText(count: number): string {
  return count === 0 ? '' : `; ${countedText(count, 'path')} could not be searched`
}
