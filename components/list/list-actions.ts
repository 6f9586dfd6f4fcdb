'use client'

import { createContext, useContext } from 'react'

/** The actions of the cells in a row. */
export interface ListActions {
  /** Adds a term to the query. */
  readonly addTerm: (term: string) => void
  /** Returns the address of a recording's page, with the list that the reader comes from. */
  readonly hrefOf: (path: string) => string
  /** The query string that keeps the list. */
  readonly search: string
}

export const ListActionsContext = createContext<ListActions>({
  addTerm: () => {},
  hrefOf: (path) => path,
  search: '',
})

export function useListActions(): ListActions {
  return useContext(ListActionsContext)
}
