import { useEffect, useState } from 'react'
import type { Edited } from '#lib/edit/edited-text'
import type { FindInJson, JsonMatch } from '#lib/edit/find/find-in-json'
import { partWords } from '#lib/edit/find/lane-parts'
import type { CodeHandle } from '../monaco/code-handle'
import type { Findable } from './use-find'

/** What the JSON view offers to the find box: what is written in the text, and what is read in it. */
export function useJsonFind(
  path: string,
  edited: Pick<Edited, 'text' | 'document'>,
  handle: CodeHandle,
): Findable<JsonMatch> {
  const [search, setSearch] = useState<{ readonly of: string; readonly find: FindInJson } | null>(null)
  useEffect(() => {
    let isOld = false
    void import('./json-search').then(({ jsonSearch }) => {
      if (!isOld) setSearch({ of: edited.text, find: jsonSearch(path, edited) })
    })
    return () => {
      isOld = true
    }
  }, [path, edited])
  return {
    // Places in an earlier text may be elsewhere now.
    find: search?.of === edited.text ? search.find : null,
    startAt: (matches) => {
      const { start } = handle.selection()
      return Math.max(
        0,
        matches.findIndex(({ places }) => (places[0]?.start ?? 0) >= start),
      )
    },
    reveal: ({ places }) => handle.select(places),
    mark: (matches, current) => handle.markMatches(matches, current),
    about: ({ part }) => (part ? partWords(part) : ''),
  }
}
