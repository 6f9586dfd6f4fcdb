'use client'

import { createContext, useContext } from 'react'

/** What the cells of a row can do. */
export interface ListActions {
  /** Adds a term to the query. */
  readonly addTerm: (term: string) => void
  /** The address of a recording's page, with the list that one comes from. */
  readonly hrefOf: (path: string) => string
}

export const ListActionsContext = createContext<ListActions>({ addTerm: () => {}, hrefOf: (path) => path })

export function useListActions(): ListActions {
  return useContext(ListActionsContext)
}
