import { resolve } from 'node:path'
import type { Command } from 'commander'
import { countedText } from '#lib/figures/text'
import { wordOf } from '#lib/page/pasteable'
import type { ActionResult, ActionSummary } from '#lib/write/action'
import { endInterrupted, interruptedActions } from '#lib/write/interrupted'
import { actionToUndo, BEING_WRITTEN, isBeingWritten, recentActions, undoAction } from '#lib/write/undo'
import { interruptedLine } from '../interrupted-line'
import { fail, print, warn, whileRead } from '../output'
import { findWrittenRoot } from '../root'
import { visible } from '../setup/visible.mjs'
import { shownPath } from '../shown-path'

const HELP = `
Takes back the last save, rename, delete, duplicate, fix or format of this user below the root, from a page or the
command line: all files of it that are still what tapedeck wrote. An action that was interrupted comes first: it is
taken back, or with --finish what is missing is written. Prints the paths of the files that were written or removed.
--list prints the last hundred actions, newest first, each after the ID by which --action names it. An undo that is
named is done again.

Exit status: 0 fine, 1 some files stay as they are, 2 nothing can be undone.`

interface UndoOptions {
  readonly list?: boolean
  readonly finish?: boolean
  readonly action?: string
}

/** Adds `tapedeck undo`, which takes back what tapedeck wrote below a root (docs/interfaces.md, 2). */
export function addUndo(program: Command): void {
  program
    .command('undo')
    .description('take back the last thing that tapedeck wrote')
    .argument(
      '[root]',
      'folder that holds the recordings (default: ./recordings, or else the working folder)',
    )
    .option('--list', 'write nothing, list what can be undone')
    .option('--action <id>', 'undo this action of the list instead of the last one')
    .option('--finish', 'write what an interrupted action left undone')
    .addHelpText('after', HELP)
    .action(async (root: string | undefined, options: UndoOptions) => {
      const found = findWrittenRoot(root)
      if (!found.ok) process.exitCode = fail(found.message)
      else
        process.exitCode = options.list ? await list(found.root.path) : await undo(found.root.path, options)
    })
}

async function list(root: string): Promise<number> {
  const [interrupted, recent] = [interruptedActions(root), recentActions(root)]
  for (const action of interrupted) print(visible(interruptedLine(root, action)))
  for await (const action of whileRead(recent)) print(visible(lineOf(action)))
  if (interrupted.length + recent.length === 0) warn(`nothing was written below ${root} that could be undone`)
  return 0
}

function lineOf({ id, kind, time, title, recordings, whyNot }: ActionSummary): string {
  // Sweden writes dates as they sort.
  const when = new Date(time).toLocaleString('sv-SE')
  const possible = kind === 'undo' ? 'Can be done again.' : 'Can be undone.'
  return `${id}  ${when}  ${title} (${countedText(recordings, 'recording')}). ${whyNot ?? possible}`
}

async function undo(root: string, { finish, action: id }: UndoOptions): Promise<number> {
  const [interrupted] = interruptedActions(root)
  if (interrupted && id !== undefined && id !== interrupted.id) {
    return fail(`${interruptedLine(root, interrupted)} First end it, then undo others.`)
  }
  if (interrupted) {
    return report(root, await endInterrupted(root, interrupted.id, finish ? 'finish' : 'take-back'))
  }
  if (finish) return fail(`nothing below ${root} was interrupted: leave --finish out to undo the last action`)
  if (id === undefined && isBeingWritten(root)) return fail(BEING_WRITTEN)
  const action = actionToUndo(root, id)
  if (action === undefined) return fail(id === undefined ? nothingToUndo(root) : noSuchAction(root, id))
  if (action.whyNot !== null) {
    return fail(
      `not undone: ${action.title}. ${action.whyNot} tapedeck undo --list ${wordOf(root)} lists what can be undone with --action ID`,
    )
  }
  return report(root, await undoAction(root, action.id))
}

function nothingToUndo(root: string): string {
  return `nothing to undo below ${root}: all that tapedeck wrote there, if anything, was taken back`
}

function noSuchAction(root: string, id: string): string {
  return `there is no action ${id} below ${root}: tapedeck undo --list ${wordOf(root)} lists them`
}

function report(root: string, result: ActionResult | null): number {
  let status = 0
  for (const group of result?.groups ?? []) {
    if (group.ok) {
      for (const { path } of group.files) print(visible(shownPath(resolve(root, path))))
      if (group.warning !== '') warn(group.warning)
    } else {
      warn(group.message)
      status = 1
    }
  }
  return status
}
