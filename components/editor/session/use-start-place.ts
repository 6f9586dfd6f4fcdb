import { useEffect, useRef } from 'react'
import type { Base } from '#lib/edit/edited-text'
import { chunksOfFile, itemNodes } from '#lib/formats/recorder/places'
import { spanOf } from '#lib/json/document'
import { type Position, positionAt } from '#lib/json/position'
import type { CodeHandle } from '../monaco/code-handle'

/**
 * Puts the cursor into the text when the page opens: at the line of the chunk that the address names, or else at the
 * start. It stays where it is if the reader already uses another part of the page.
 */
export function useStartPlace(handle: CodeHandle | null, base: Base, chunk: number | null): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (handle === null || isDone.current) return
    isDone.current = true
    if (document.activeElement === document.body) handle.show(placeOfChunk(base, chunk) ?? handle.place())
  }, [handle, base, chunk])
}

function placeOfChunk({ document, text }: Base, chunk: number | null): Position | null {
  if (!document || chunk === null) return null
  const node = itemNodes(document)[chunksOfFile(document)[chunk]?.line ?? -1]
  return node !== undefined ? positionAt(text, spanOf(document, node).start) : null
}
