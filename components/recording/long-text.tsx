'use client'

import { type ReactNode, useState } from 'react'
import { cutOf } from '#lib/catalog/cut'
import { blocksOf } from './marks'
import { ShowMore } from './show-more'
import { VisibleText } from './visible-text'

interface LongTextProps {
  readonly path: string
  readonly text: string
  /** Characters of the whole text; more than the page has when it is very long. */
  readonly length: number
  readonly className?: string
  /** Rows and characters shown at first. */
  readonly rows?: number
  readonly characters?: number
}

/** A recorded text, cut at first when it is long; each "show more" doubles it. */
export function LongText(props: LongTextProps): ReactNode {
  const { path, text, length, className = '', rows = 14, characters = 2000 } = props
  const [factor, setFactor] = useState(1)
  const end = cutOf(text, { rows: rows * factor, characters: characters * factor })
  return (
    <>
      <div
        className={`[font-variant-ligatures:none] [overflow-wrap:anywhere] whitespace-pre-wrap ${className}`}
      >
        {blocksOf(text, 0, end).map((block) => (
          <div key={block.start} className="min-h-[1lh]">
            <VisibleText text={text.slice(block.start, block.end)} />
          </div>
        ))}
      </div>
      <ShowMore
        path={path}
        shown={end}
        available={text.length}
        length={length}
        onMore={() => setFactor(factor * 2)}
      />
    </>
  )
}
