import { MAX_BYTES } from '#lib/disk/read'
import type { Action, ActionGroup, ActionKind, ActionOptions, ActionResult, WriteFailure } from './action'
import { type ByteEdit, contentOf } from './edit'
import { failed } from './failure'
import { perform } from './perform'
import type { Where } from './where'

/**
 * Writes recordings below a root: each group of edits wholly or not at all, under one lock between processes, and only
 * while each file is the one that its edit names. What was there before is kept, so that the action can be undone; a
 * process that is killed in between leaves an action that can be ended (`interruptedActions`) (docs/safety.md, 1).
 * @param root absolute, links resolved
 */
export function writeAction(
  root: string,
  action: Action,
  options: ActionOptions = {},
): Promise<ActionResult> {
  return writeIn(root, action, options)
}

/**
 * Writes files that a user names on the command line as `writeAction` does, in any root or in none. Links are followed
 * wherever they lead, since no page asked for them.
 */
export function writeNamed(action: Action, options: ActionOptions = {}): Promise<ActionResult> {
  return writeIn(null, action, options)
}

function writeIn(where: Where, action: Action, options: ActionOptions): Promise<ActionResult> {
  const groups = action.groups.map((group) => bytesOf(action.kind, group))
  return perform({ where, kind: action.kind, title: action.title, groups }, options)
}

function bytesOf(kind: ActionKind, { edits }: ActionGroup): readonly ByteEdit[] | WriteFailure {
  const made: ByteEdit[] = []
  for (const { path, before, after, from } of edits) {
    if (after === null) {
      made.push({ path, before, after })
      continue
    }
    if (typeof after === 'string' && /\p{Surrogate}/u.test(after))
      return failed({ kind, path, from }, 'unwritable', 'a lone surrogate cannot be written as UTF-8')
    const content = typeof after === 'string' ? contentOf(Buffer.from(after, 'utf8')) : after
    if (content.bytes.length > MAX_BYTES) {
      const limit = MAX_BYTES / 1024 / 1024
      return failed({ kind, path, from }, 'too-large', `it would be larger than ${limit} MiB`)
    }
    made.push({ path, before, from, after: content })
  }
  return made
}
