import { isUtf8 } from 'node:buffer'
import { lstatSync } from 'node:fs'
import { errnoOf } from '#lib/disk/errno'
import type { WriteFailure, WrittenFile } from './action'
import type { LoggedEdit } from './action-file'
import type { ByteEdit, Content } from './edit'
import { failed, systemFailure } from './failure'
import { checkPresent } from './present'
import type { Group } from './run-group'
import { resolveNew } from './where'

/** A group that can be written as far as a first look tells. */
export interface Planned {
  /** Without those that change nothing, and with the bytes that are there now. */
  readonly edits: readonly ByteEdit[]
  /** The files that have the wanted bytes already. */
  readonly unchanged: readonly WrittenFile[]
  /** Tells how the edits are kept. */
  readonly logged: () => LoggedEdit[]
  /** The bytes that are there now. */
  readonly before: readonly Content[]
}

/** Looks at the files of a group, and reads what its edits replace. */
export function planGroup(group: Group): Planned | WriteFailure {
  const edits: ByteEdit[] = []
  const unchanged: WrittenFile[] = []
  const logged: (() => LoggedEdit)[] = []
  const before: Content[] = []
  for (const edit of group.edits) {
    const looked = lookAt(group, edit)
    if (!looked.ok) return looked
    if (looked.content) before.push(looked.content)
    const known = looked.content?.bytes
    if (edit.before !== null && known && edit.after?.bytes.equals(known)) {
      unchanged.push({ path: edit.path, fingerprint: edit.before })
      continue
    }
    edits.push({ ...edit, known })
    logged.push(looked.logged)
  }
  return { edits, unchanged, logged: () => logged.map((tell) => tell()), before }
}

type Looked =
  | { readonly ok: true; readonly logged: () => LoggedEdit; readonly content?: Content }
  | WriteFailure

function lookAt({ where, kind }: Group, { path, before, after, from }: ByteEdit): Looked {
  const subject = { kind, path, from }
  const facts = (): Omit<LoggedEdit, 'path'> => ({
    ...{ before, after: after?.fingerprint ?? null },
    ...(from !== undefined && { from }),
  })
  if (before === null) {
    const resolved = resolveNew(where, path)
    if (!resolved.ok) return { ...resolved, path }
    const shown = where === null ? resolved.absolute : path
    return { ok: true, logged: () => ({ path: shown, ...facts() }) }
  }
  const present = checkPresent(where, subject, before)
  if (!present.ok) return present
  const { absolute, bytes } = present
  if (kind === 'save' && after !== null && !isUtf8(bytes))
    return failed(subject, 'unwritable', 'it is not valid UTF-8, so a text would replace bytes of it')
  const shown = where === null ? absolute : path
  try {
    const { uid, gid, mode } = lstatSync(absolute)
    const logged = (): LoggedEdit => ({ path: shown, ...facts(), owner: { uid, gid, mode } })
    return { ok: true, logged, content: { fingerprint: before, bytes } }
  } catch (error) {
    return systemFailure(subject, errnoOf(error))
  }
}
