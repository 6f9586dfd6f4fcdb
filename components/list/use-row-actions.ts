'use client'

import { useCallback, useMemo } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { type ListAddress, resultSearch } from '#lib/list/address'
import { parseQuery } from '#lib/query/query'
import { addTerm } from '#lib/query/query-edit'
import type { ListActions } from './list-actions'

/** The actions of the cells in a row; the same object while the list is the same. */
export function useRowActions(address: ListAddress, setQuery: (q: string) => void): ListActions {
  const search = resultSearch(address)
  const { q } = address
  const place = useMemo(() => (hasWords(q) ? '#match' : ''), [q])
  const hrefOf = useCallback((path: string) => recordingHref(path, search) + place, [search, place])
  return useMemo(
    () => ({ hrefOf, search, addTerm: (term: string) => setQuery(addTerm(q, term)) }),
    [hrefOf, search, setQuery, q],
  )
}

/** Returns true when a query searches texts, so that a recording's page can open at its first match. */
function hasWords(q: string): boolean {
  return parseQuery(q).terms.some((term) => term.type === 'text' && !term.negated)
}
