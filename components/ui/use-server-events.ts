'use client'

import { useEffect, useRef } from 'react'

/** What to do with the data of an event, by its name. The data is JSON. */
export type EventActions<Events> = { readonly [Name in keyof Events]?: (data: Events[Name]) => void }

/** How long to wait before a refused connection is tried again: the first time, and at most. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 5000

/**
 * Follows the events of an address while the page is in sight, and again after the server was away. Browsers allow only
 * a few connections at a time, so a page out of sight gives up its own.
 */
export function useServerEvents<Events extends object>(address: string, actions: EventActions<Events>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const names = Object.keys(actions).join(' ')
  useEffect(() => {
    const reader: Reader = {
      names: names.split(' '),
      run: (name, data) => Reflect.get(latest.current, name)?.(JSON.parse(data)),
    }
    return follow(address, reader)
  }, [address, names])
}

interface Reader {
  readonly names: readonly string[]
  readonly run: (name: string, data: string) => void
}

interface Connection {
  readonly readers: Set<Reader>
  readonly hear: (names: readonly string[]) => void
  readonly close: () => void
}

/** All readers of an address share one connection. */
const connections = new Map<string, Connection>()

function follow(address: string, reader: Reader): () => void {
  const connection = connections.get(address) ?? connect(address)
  connections.set(address, connection)
  connection.readers.add(reader)
  connection.hear(reader.names)
  return () => {
    connection.readers.delete(reader)
    if (connection.readers.size > 0) return
    connections.delete(address)
    connection.close()
  }
}

function connect(address: string): Connection {
  const readers = new Set<Reader>()
  const names = new Set<string>()
  const listen = (source: EventSource | null, name: string): void =>
    source?.addEventListener(name, ({ data }) => {
      for (const reader of readers) if (reader.names.includes(name)) reader.run(name, String(data))
    })
  const { now, close } = keepOpen(address, (source) => {
    for (const name of names) listen(source, name)
  })
  return {
    readers,
    hear: (wanted) => {
      for (const name of wanted) {
        if (!names.has(name)) listen(now(), name)
        names.add(name)
      }
    },
    close,
  }
}

interface OpenSource {
  /** null while the page is out of sight, or the server away. */
  readonly now: () => EventSource | null
  readonly close: () => void
}

/** A source that is open while the page is in sight, and opened again after the server was away. */
function keepOpen(address: string, onOpen: (source: EventSource) => void): OpenSource {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  const close = (): void => {
    clearTimeout(timer)
    source?.close()
    source = null
  }
  const open = (): void => {
    if (source !== null) return
    source = new EventSource(address)
    source.onopen = () => {
      wait = FIRST_WAIT
    }
    // The browser's own way of trying again is slow, and some give up for good.
    source.onerror = () => {
      close()
      timer = setTimeout(open, wait)
      wait = Math.min(LONGEST_WAIT, wait * 2)
    }
    onOpen(source)
  }
  const look = (): void => (document.visibilityState === 'visible' ? open() : close())
  document.addEventListener('visibilitychange', look)
  look()
  return {
    now: () => source,
    close: () => {
      document.removeEventListener('visibilitychange', look)
      close()
    },
  }
}
