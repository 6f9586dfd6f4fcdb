import 'server-only'
import type { Problem } from '#lib/check/problem'
import { fixesOf } from '#lib/edit/fix/kinds'
import type { Mending } from '#lib/range/mending'
import { planOf } from '../routes/actions/plan'
import { settings } from '../settings'
import { askCompare } from '../threads/compare-thread'
import { ask } from '../threads/index-thread'

/** What mends a recording, and the others of the reader's list that replay does not find either. */
export interface MendingOnPage extends Mending {
  /**
   * The query of all of these, and how many of them would be renamed: null when there are too many to find that out.
   * Null when no other would be.
   */
  readonly alike: { readonly query: string; readonly count: number | null } | null
}

/** Whether any of some problems can be mended. */
export function isMendable(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => fixesOf(code).length > 0)
}

/**
 * Finds out what mends a recording, for its page.
 * @param query of the list that the reader came from
 * @returns null when nothing is known of it
 */
export async function mendingAt(
  path: string,
  problems: readonly Problem[],
  query: string,
): Promise<MendingOnPage | null> {
  const { root, base } = settings()
  if (!root.ok) return null
  const codes = [...new Set(problems.map(({ code }) => code))]
  const known = await ask(root.root, 'known', null)
  const mending = await askCompare('mending', { root: root.root, path, codes, known, base })
  if (mending === null || 'ok' in mending) return null
  return { ...mending, alike: mending.lost && (await alikeOf(root.root, mending.lost.verdict, query)) }
}

async function alikeOf(root: string, verdict: string, query: string): Promise<MendingOnPage['alike']> {
  const term = `hash:${verdict}`
  const all = query.includes('hash:') ? query : `${query} ${term}`.trim()
  const paths = await ask(root, 'paths', all)
  if (paths.length > MOST_PLANNED) return { query: all, count: null }
  const planned = paths.length > 1 ? await planOf(root, { kind: 'rename', paths }) : null
  if (planned === null || 'ok' in planned) return null
  const count = planned.files.filter(({ outcome }) => outcome === 'renamed').length
  return count > 1 ? { query: all, count } : null
}

/** Planning more would keep the page waiting. */
const MOST_PLANNED = 500
