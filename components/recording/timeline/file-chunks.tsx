import type { ReactNode } from 'react'
import { Chip } from '#components/ui/chip'
import { countedText } from '#lib/figures/text'
import { pieceKey } from '#lib/page/match-keys'
import type { FileView } from '#lib/page/view-file'
import { Fold } from '../text/fold'
import { LongText } from '../text/long-text'
import { MoreInFile } from '../text/more-in-file'
import { FactList } from '../value/fact-list'
import { ValueTitle } from '../value/value-title'

/** A processed file: the pieces of its text, with the facts about each. */
export function FileChunks({ view, path }: { view: FileView; path: string }): ReactNode {
  const { count, chunks, facts } = view
  return (
    <>
      <ValueTitle>{countedText(count, 'piece')} of text</ValueTitle>
      <FactList facts={facts} list="value" />
      {chunks.map((chunk, position) => (
        <section key={position} className="mt-2 flex flex-col gap-1.5">
          <h4 className="flex min-w-0 items-center gap-2">
            <span className="text-ink-2">piece {position}</span>
            {chunk.id !== '' && <Chip className="!shrink">{chunk.id}</Chip>}
          </h4>
          <div>
            <LongText
              path={path}
              text={chunk.text}
              length={chunk.length}
              place={{ textKey: pieceKey(position), part: 'rest' }}
              className="max-w-[640px] text-message"
            />
          </div>
          {chunk.facts.length > 0 && (
            <Fold
              head={<span className="text-label text-ink-2">{countedText(chunk.facts.length, 'fact')}</span>}
            >
              <FactList facts={chunk.facts} list={pieceKey(position)} />
            </Fold>
          )}
        </section>
      ))}
      <MoreInFile count={count - chunks.length} path={path} />
    </>
  )
}
