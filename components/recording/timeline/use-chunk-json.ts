'use client'

import { useEffect, useMemo, useState } from 'react'
import { firstDelta } from '#lib/message/stream'
import { type ChunkJson, chunkJson } from '#lib/page/chunk-json'
import { type RecordingShared, useRecording } from '../frame/recording-context'

/** The JSON of a chunk: from the server if the page came with it, else cut out of the file, which is fetched once. */
export function useChunkJson(chunk: number | null): { json: ChunkJson | null; failure: string } {
  const shared = useRecording()
  const { file, firstChunk } = shared
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
    return text === null ? null : cutOut(shared, text, chunk)
  }, [shared, firstChunk, text, chunk])
  return { json, failure }
}

function cutOut({ chunks, stream }: RecordingShared, text: string, chunk: number): ChunkJson {
  const raw = text.slice(chunks?.starts[chunk] ?? 0, chunks?.ends[chunk] ?? 0)
  const pointers: string[] = []
  for (let index = firstDelta(stream, chunk); stream.deltas[index]?.chunk === chunk; index++) {
    pointers.push(stream.deltas[index]?.pointer ?? '')
  }
  return chunkJson(chunk, raw, pointers)
}
