'use client'

import { useEffect, useMemo, useState } from 'react'
import type { ChunkJson, chunkJsonIn } from '#lib/page/chunk-json'
import { useRecording } from '../frame/recording-context'

/** What lays out chunks, once it is loaded: with the first chunk that a reader chooses. */
let cutOut: typeof chunkJsonIn | null = null

async function loadCutOut(): Promise<void> {
  cutOut = (await import('#lib/page/chunk-json')).chunkJsonIn
}

/** The JSON of a chunk: from the server if the page came with it, else cut out of the file, which is fetched once. */
export function useChunkJson(chunk: number | null): { json: ChunkJson | null; failure: string } {
  const { file, firstChunk, chunks } = useRecording()
  const [read, setRead] = useState({ file, text: cutOut && file.now() })
  const text = read.file === file ? read.text : null
  const [failure, setFailure] = useState('')
  const isGiven = chunk === null || chunk === firstChunk?.chunk
  useEffect(() => {
    if (isGiven || text !== null) return
    void Promise.all([file.load(), loadCutOut()]).then(
      ([loaded]) => {
        if (loaded.ok) setRead({ file, text: loaded.value })
        else setFailure(loaded.message)
      },
      () => setFailure('A part of the page could not be loaded. Does tapedeck still run?'),
    )
  }, [file, text, isGiven])
  const json = useMemo(() => {
    if (chunk === null) return null
    if (chunk === firstChunk?.chunk) return firstChunk
    return text === null || chunks === null ? null : (cutOut?.(chunks, text, chunk) ?? null)
  }, [chunks, firstChunk, text, chunk])
  return { json, failure }
}
