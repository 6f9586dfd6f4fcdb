import type { ReactNode } from 'react'
import { Chip } from '#components/ui/chip'
import { countedText, countText, sizeText } from '#lib/figures/text'
import type { DataPartView } from '#lib/page/view-data'
import { RecordedImage } from '../message/recorded-image'
import { VisibleText } from '../text/visible-text'
import { titleOf } from './beside-groups'

/** A row for content that nobody reads as text: its name and size, or the picture itself. */
export function DataRow({ data }: { data: DataPartView }): ReactNode {
  const { path, as, media, bytes, count, image } = data
  return (
    <div className="flex flex-col gap-1.5 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-ui">{titleOf(as)}</span>
        <code className="min-w-0 text-label text-ink-3 [overflow-wrap:anywhere]">
          <VisibleText text={path} />
        </code>
        {!image && (
          <span className="ml-auto">
            <Chip label={media || (count > 1 ? countedText(count, 'value') : 'not searched')}>
              {media === '' ? `${countText(bytes)} characters` : sizeText(bytes)}
            </Chip>
          </span>
        )}
      </div>
      {image && <RecordedImage media={media} bytes={bytes} data={image} alt="In the answer" />}
    </div>
  )
}
