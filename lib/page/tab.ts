/** The tabs of a recording's page, in their order. */
export const TABS = ['message', 'chunks', 'request', 'raw'] as const
/** The name of a tab of a recording's page. */
export type TabName = (typeof TABS)[number]

/**
 * The tab that an address names; the message tab if it does not name one.
 * @param name the address's `tab` parameter
 */
export function tabOf(name: string | undefined): TabName {
  return TABS.find((tab) => tab === name) ?? 'message'
}

/**
 * The address of a tab, with all other parameters kept.
 * @param search query string of the current address
 */
export function tabHref(tab: TabName, search: string): string {
  const parameters = new URLSearchParams(search)
  if (tab === 'message') parameters.delete('tab')
  else parameters.set('tab', tab)
  return `?${parameters}`
}
