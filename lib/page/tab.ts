/** The tabs of a recording's page, in their order. */
export const TABS = ['message', 'chunks', 'request', 'raw'] as const
export type TabName = (typeof TABS)[number]

/** The tab that an address names; the message when it names none. */
export function tabOf(name: string | undefined): TabName {
  return TABS.find((tab) => tab === name) ?? 'message'
}

/** The address of a tab, the rest of the search kept. */
export function tabHref(tab: TabName, search: string): string {
  const parameters = new URLSearchParams(search)
  if (tab === 'message') parameters.delete('tab')
  else parameters.set('tab', tab)
  return `?${parameters}`
}
