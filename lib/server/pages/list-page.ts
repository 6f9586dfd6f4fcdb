import 'server-only'
import { type ListAddress, readAddress } from '#lib/list/address'
import type { ListView } from '#lib/list/list-view'
import { asksForChanges } from '#lib/query/asks-for-changes'
import { tooLong } from '#lib/query/length'
import { parseQuery } from '#lib/query/query'
import { settings } from '../settings'
import { changesKnown, followChanges } from '../threads/changes'
import { ask } from '../threads/index-thread'

/** The number of lines in the first HTML: more than a large screen shows. */
const FIRST_LINES = 60
/** How long a page that asks for changes waits for git, in milliseconds. */
const PATIENCE_MS = 1500

export type ListPage =
  | {
      readonly ok: true
      readonly address: ListAddress
      readonly view: ListView
      readonly root: string
      /** The base that was named at the start. */
      readonly base: string | undefined
      /**
       * Begins to look for changes against the base. That takes a thread and git, with which the list need not share the
       * machine: to be called when the page has been sent.
       */
      readonly afterwards: () => void
    }
  | { readonly ok: false; readonly named: string; readonly message: string }

/** Makes the list page for an address. `offset` is for readers without JavaScript, who cannot scroll on. */
export async function listPage(search: URLSearchParams): Promise<ListPage> {
  const { root, named, base } = settings()
  if (!root.ok) return { ok: false, named, message: root.message }
  const address = readAddress(search)
  const offset = /^\d{1,9}$/.test(search.get('offset') ?? '') ? Number(search.get('offset')) : null
  const long = tooLong(search.get('q') ?? '')
  // A page without JavaScript gets no later update.
  if (asksForChanges(parseQuery(address.q))) await changesKnown(root.root, PATIENCE_MS)
  const found = await ask(root.root, 'list', { address, window: { offset, limit: FIRST_LINES } })
  const view = long === null ? found : { ...found, notes: [`${long} All recordings are shown.`] }
  return { ok: true, address, view, root: root.root, base, afterwards: () => followChanges(root.root) }
}

/**
 * Looks for changes against the base. To be called when the page is sent: that takes a thread and git, with which the
 * first list does not share the machine.
 */
export function followChangesHere(): void {
  const { root } = settings()
  if (root.ok) followChanges(root.root)
}
