'use client'

import { useEffect, useMemo, useState } from 'react'
import { type ChunkJson, chunkJsonIn } from '#lib/page/chunk-json'
import { useRecording } from '../frame/recording-context'

/** The JSON of a chunk: from the server if the page came with it, else cut out of the file, which is fetched once. */
export function useChunkJson(chunk: number | null): { json: ChunkJson | null; failure: string } {
  const { file, firstChunk, chunks } = useRecording()
  const [read, setRead] = useState({ file, text: file.now() })
  const text = read.file === file ? read.text : null
  const [failure, setFailure] = useState('')
  const isGiven = chunk === null || chunk === firstChunk?.chunk
  useEffect(() => {
    if (isGiven || text !== null) return
    void file.load().then((loaded) => {
      if (loaded.ok) setRead({ file, text: loaded.value })
      else setFailure(loaded.message)
    })
  }, [file, text, isGiven])
  const json = useMemo(() => {
    if (chunk === null) return null
    if (chunk === firstChunk?.chunk) return firstChunk
    return text === null || chunks === null ? null : chunkJsonIn(chunks, text, chunk)
  }, [chunks, firstChunk, text, chunk])
  return { json, failure }
}
