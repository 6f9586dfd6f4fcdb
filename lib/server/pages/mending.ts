import 'server-only'
import { cache } from 'react'
import type { Problem } from '#lib/check/problem'
import { fixesOf } from '#lib/edit/fix/kinds'
import type { Mending } from '#lib/range/mending'
import { settings } from '../settings'
import { askCompare } from '../threads/compare-thread'
import { ask } from '../threads/index-thread'

/** Whether any of some problems can be mended. */
export function isMendable(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => fixesOf(code).length > 0)
}

/** What the index knows of all recordings; a page asks once. */
const knownOf = cache((root: string) => ask(root, 'known', null))

/** Finds out what mends a recording, for its page. @returns null when nothing is known of it */
export async function mendingAt(path: string, problems: readonly Problem[]): Promise<Mending | null> {
  const { root, base } = settings()
  if (!root.ok) return null
  const codes = [...new Set(problems.map(({ code }) => code))]
  const known = await knownOf(root.root)
  const mending = await askCompare('mending', { root: root.root, path, codes, known, base })
  return mending === null || 'ok' in mending ? null : mending
}

/** The recordings of a list that replay does not find. */
interface Alike {
  readonly query: string
  /** How many of them would be renamed. */
  readonly count: number
}

/**
 * Finds the recordings of the reader's list that are lost like one.
 * @param query of the list that the reader came from
 * @returns null when fewer than two would be renamed
 */
export async function alikeAt(verdict: 'mismatch' | 'older', query: string): Promise<Alike | null> {
  const { root, base } = settings()
  if (!root.ok) return null
  const all = query.includes('hash:') ? query : `${query} hash:${verdict}`.trim()
  const paths = await ask(root.root, 'paths', all)
  if (paths.length < 2) return null
  const known = await knownOf(root.root)
  const renames = await askCompare('renames', { root: root.root, paths, known, base })
  return 'ok' in renames || renames.count < 2 ? null : { query: all, count: renames.count }
}
