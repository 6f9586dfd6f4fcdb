import type { ReactNode } from 'react'
import { countedText, countText } from '#lib/figures/text'
import type { EmbeddingsView, VectorView } from '#lib/page/view-embeddings'
import { MoreInFile } from '../text/more-in-file'
import { ValueTitle } from './value-title'
import { barsPath, HALF } from './vector-geometry'

/** The vectors of an embeddings answer: length, first values, and a curve of all values. */
export function Vectors({ view, path }: { view: EmbeddingsView; path: string }): ReactNode {
  const { count, vectors } = view
  const sizes = [...new Set(vectors.map(({ dimensions }) => dimensions))]
  const [size] = sizes
  const isBase64 = vectors.some(({ encoding }) => encoding === 'base64')
  return (
    <>
      <ValueTitle>
        {countedText(count, 'vector')}
        {size !== undefined && sizes.length === 1 && ` of ${countedText(size, 'dimension')}`}
        {isBase64 && <span className="font-normal text-ink-3"> recorded as base64</span>}
      </ValueTitle>
      {vectors.length > 0 && (
        <ul className="flex flex-col gap-4">
          {vectors.map((vector, position) => (
            <li key={position}>
              <Vector vector={vector} />
            </li>
          ))}
        </ul>
      )}
      <MoreInFile count={count - vectors.length} path={path} />
    </>
  )
}

function Vector({ vector }: { vector: VectorView }): ReactNode {
  const { index, dimensions, first, lowest, highest, norm } = vector
  const left = dimensions - first.length
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-1.5">
      <Plot vector={vector} />
      <div className="min-w-60 max-w-[560px] flex-1">
        <p className="text-label text-ink-2">
          <span className="font-mono text-ink-1">{index}</span>
          <span className="ml-3">{countedText(dimensions, 'value')}</span>
          {lowest !== '' && (
            <span>
              , from {lowest} to {highest}, length {norm}
            </span>
          )}
        </p>
        <p className="mt-0.5 font-mono text-label [overflow-wrap:anywhere]">
          {first.join(', ')}
          {left > 0 && <span className="text-ink-3"> … {countText(left)} more</span>}
        </p>
      </div>
    </div>
  )
}

const BAR = 9
const WIDTH = 320

function Plot({ vector }: { vector: VectorView }): ReactNode {
  const { runs, lowest, highest, dimensions } = vector
  if (runs.length === 0) return null
  return (
    <svg
      role="img"
      aria-label={`Curve of ${countedText(dimensions, 'value')}, from ${lowest} to ${highest}`}
      viewBox={`0 0 ${runs.length} ${2 * HALF}`}
      preserveAspectRatio="none"
      className="block h-10 max-w-full shrink-0"
      style={{ width: Math.min(WIDTH, runs.length * BAR) }}
    >
      <path d={`M0 ${HALF}h${runs.length}`} className="stroke-line-2 [vector-effect:non-scaling-stroke]" />
      <path d={barsPath(runs)} className="fill-ink-2" />
    </svg>
  )
}
