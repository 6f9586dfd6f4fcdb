import { fingerprintOf } from '#lib/disk/fingerprint'
import type { Action, ActionResult, FileEdit } from '#lib/write/action'
import { actionToUndo, undoAction } from '#lib/write/undo'
import { writeAction } from '#lib/write/write-action'

/*
 * For tests: an endless row of actions of every kind, each of which follows from its number alone. So a process can be
 * killed anywhere in it, and what must then be on the disk is known.
 */

/** The files of a root: their texts by path. */
export type Texts = ReadonlyMap<string, string>

const pathOf = (name: string): string => `recordings/${name}.json`

const FIRST: Texts = new Map(
  ['save', 'old', 'gone', 'one', 'two', 'three', 'x1', 'x2', 'x3'].map((name) => [pathOf(name), `${name}\n`]),
)

interface Step {
  readonly action: Action
  readonly after: Texts
}

/** How many actions there are before their kinds come round again. */
export const ROUND = 8

/** The files after an action; `at` is its number, from 1. Number 0 is the start. */
export function textsAfter(at: number): Texts {
  let texts = FIRST
  // What comes round leaves the same names; only the texts have numbers, so a whole round before is enough.
  const from = Math.max(0, Math.floor((at - 1) / ROUND) - 1) * ROUND
  for (let one = from + 1; one <= at; one++) texts = stepOf(one, texts).after
  return texts
}

/** Writes one action of the row. Throws when any part of it fails. */
export async function writeStep(root: string, at: number, folder: string): Promise<void> {
  const before = textsAfter(at - 1)
  const { action } = stepOf(at, before)
  const isUndo = action.kind === 'undo'
  const result: ActionResult | null = isUndo
    ? await undoAction(root, actionToUndo(root, undefined, folder)?.id ?? '', { folder })
    : await writeAction(root, action, { folder })
  const failed = result?.groups.find(({ ok }) => !ok)
  if (!result || failed) throw new Error(`action ${at}: ${JSON.stringify(failed ?? 'nothing to undo')}`)
}

function stepOf(at: number, before: Texts): Step {
  const big = `${at}:${'x'.repeat(60_000 + (at % 7))}:${at}\n`
  switch (at % ROUND) {
    case 1:
      return step('save', before, [[['save', big]]])
    case 2:
      return step('rename', before, [
        [
          ['new', before.get(pathOf('old')) ?? ''],
          ['old', null],
        ],
      ])
    case 3:
      return step('delete', before, [[['gone', null]]])
    case 4:
      return step('fix', before, [[['one', big]], [['two', `${at}`]], [['three', `${at} too`]]])
    case 5:
      return step(
        'rename',
        before,
        ['1', '2', '3'].map((n) => [
          [`y${n}`, `${at}:${n}`],
          [`x${n}`, null],
        ]),
      )
    case 6:
      // Takes the renames back.
      return { action: { kind: 'undo', title: '', groups: [] }, after: textsBefore(at - 1) }
    case 7:
      return step('duplicate', before, [[['gone', `${at}\n`]]])
    default:
      return step('fix', before, [
        [
          ['old', `${at}\n`],
          ['new', null],
          ['save', 'save\n'],
        ],
      ])
  }
}

function textsBefore(at: number): Texts {
  return textsAfter(at - 1)
}

type Changes = readonly (readonly [name: string, text: string | null])[]

function step(kind: Action['kind'], before: Texts, groups: readonly Changes[]): Step {
  const after = new Map(before)
  const edits = groups.map((changes) => ({
    edits: changes.map(([name, text]): FileEdit => {
      const path = pathOf(name)
      const old = before.get(path)
      if (text === null) after.delete(path)
      else after.set(path, text)
      return { path, before: old === undefined ? null : fingerprintOf(Buffer.from(old)), after: text }
    }),
  }))
  return { action: { kind, title: `a ${kind}`, groups: edits }, after }
}
