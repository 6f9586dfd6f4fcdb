'use client'

import { useCallback, useEffect, useRef } from 'react'
import { LINES } from '#lib/api/list'
import { ask } from '../client'
import { addLines, BLOCK, type LoadedList } from './loaded-list'

/** Loads the missing lines of a window, from the first line up to the last. */
type Load = (start: number, end: number) => void

/** Loads blocks as they come into sight, each once. When the list has changed on disk meanwhile, it is loaded again. */
export function useBlocks(
  list: LoadedList,
  setList: (change: (list: LoadedList) => LoadedList) => void,
  reload: () => void,
): Load {
  const asked = useRef(new Set<string>())
  const stop = useRef<AbortController | null>(null)
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  useEffect(
    () => () => {
      stop.current?.abort()
      stop.current = null
    },
    [],
  )
  return useCallback(
    (start, end) => {
      const list = latest.current
      stop.current ??= new AbortController()
      for (const offset of missingBlocks(list, start, end)) {
        const name = `${list.view.version} ${offset} ${list.key}`
        if (asked.current.has(name)) continue
        asked.current.add(name)
        const window = { offset, limit: BLOCK }
        void ask(LINES, { address: list.address, window }, { signal: stop.current.signal }).then((answer) => {
          asked.current.delete(name)
          if (!answer.ok) return
          if (answer.value.version !== list.view.version) return reload()
          setList((now) => (now.key === list.key ? addLines(now, answer.value) : now))
        })
      }
    },
    [setList, reload],
  )
}

function missingBlocks({ lines, view }: LoadedList, start: number, end: number): number[] {
  const blocks = new Set<number>()
  for (let index = start; index < Math.min(end, view.lineCount); index++) {
    if (!lines.has(index)) blocks.add(Math.floor(index / BLOCK) * BLOCK)
  }
  return [...blocks]
}
