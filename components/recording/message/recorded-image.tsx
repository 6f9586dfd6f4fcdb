'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Chip } from '#components/ui/chip'
import { sizeText } from '#lib/figures/text'
import type { InFile } from '#lib/page/view-image'
import { useRecording } from '../frame/recording-context'

interface RecordedImageProps {
  readonly media: string
  readonly bytes: number
  /** Where its base64 is in the file. */
  readonly data: InFile
  /** Text for readers who cannot see the image. */
  readonly alt: string
}

/** An image that is taken from the recording itself. Nothing is loaded from anywhere else. */
export function RecordedImage({ media, bytes, data, alt }: RecordedImageProps): ReactNode {
  const { file } = useRecording()
  const [source, setSource] = useState<string | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  useEffect(() => {
    let isShown = true
    void file.load().then((loaded) => {
      // If the file cannot be fetched, the chip stays and says what is missing.
      if (!isShown || !loaded.ok) return
      setIsBroken(false)
      setSource(`data:${media};base64,${loaded.value.slice(data.start, data.end)}`)
    })
    return () => {
      isShown = false
    }
  }, [file, media, data.start, data.end])
  return (
    <figure className="flex flex-col items-start gap-1">
      {isBroken && <p className="text-ink-3">The browser cannot show these data as an image.</p>}
      {source !== null && !isBroken && (
        <img
          src={source}
          alt={alt}
          onError={() => setIsBroken(true)}
          className="max-h-[360px] max-w-full rounded-field border border-line"
        />
      )}
      <figcaption>
        <Chip label={media}>{sizeText(bytes)}</Chip>
      </figcaption>
    </figure>
  )
}
