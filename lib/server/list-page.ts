import 'server-only'
import { type ListAddress, readAddress } from '#lib/catalog/list-address'
import type { ListView } from '#lib/catalog/list-view'
import { ask } from './catalogue'
import { settings } from './settings'

/** Lines in the first HTML: more than a large screen shows. */
const FIRST_LINES = 60

export type ListPage =
  | { readonly ok: true; readonly address: ListAddress; readonly view: ListView; readonly root: string }
  | { readonly ok: false; readonly named: string; readonly message: string }

/** What the list page shows for an address. `offset` is for readers without scripts, who cannot scroll on. */
export async function listPage(search: URLSearchParams): Promise<ListPage> {
  const { root, named } = settings()
  if (!root.ok) return { ok: false, named, message: root.message }
  const address = readAddress(search)
  const offset = /^\d{1,9}$/.test(search.get('offset') ?? '') ? Number(search.get('offset')) : null
  const view = await ask(root.root, 'list', { address, window: { offset, limit: FIRST_LINES } })
  return { ok: true, address, view, root: root.root }
}
