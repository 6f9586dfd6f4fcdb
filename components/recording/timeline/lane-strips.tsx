import { ChevronDown, ChevronUp, EyeOff } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { laneLook, stripLabel } from './lane-look'
import { LaneSquare } from './lane-square'
import { type PlotRow, rowsOf, SHORT } from './plot-rows'
import { BAR_HEIGHT, placeOf, type Strip, type Structure, ticksOf } from './timeline-geometry'

interface LegendProps {
  readonly strips: readonly Strip[]
  readonly structure: Structure
  /** Whether lanes that are folded at first are shown. */
  readonly isOpen?: boolean
  /** Opens and folds them; without it, they stay folded. */
  readonly onFold?: () => void
  /** Draws the name of a lane; without it, names are plain text. */
  readonly label?: (row: StripRow) => ReactNode
  /** Whether there is a strip of doubt. */
  readonly hasDoubt?: boolean
  /** What stands under the names, beside the axis. */
  readonly axis?: ReactNode
}

/** A row of the plot that is a lane. */
export type StripRow = Extract<PlotRow, { kind: 'strip' }>

/** The names of the strips, with the number of chunks in each. */
export function Legend(props: LegendProps): ReactNode {
  const { strips, structure, isOpen = false, label = plainLabel } = props
  return (
    <div className="pr-3.5">
      <ul aria-label="Lanes">
        {rowsOf(strips, isOpen).map((row) => (
          <li key={row.top} className="flex items-end pb-1.5" style={{ height: row.height }}>
            {row.kind === 'strip' && label(row)}
            {row.kind === 'choice' && <span className="text-label text-ink-3">choice {row.choice}</span>}
            {row.kind === 'more' && <Fold words={row.words} isOpen={isOpen} {...props} />}
          </li>
        ))}
      </ul>
      {props.hasDoubt && (
        <p className="flex h-7 items-end pb-1.5">
          <span className="text-ink-2">doubt</span>
          <span className="ml-auto text-label text-ink-3">1 − p</span>
        </p>
      )}
      <p className="flex h-[26px] items-center">
        <span className="text-ink-2">structure</span>
        <span className="ml-auto text-label text-ink-3">{countText(structure.count)}</span>
      </p>
      {props.axis}
    </div>
  )
}

function Fold({
  words,
  isOpen,
  onFold,
}: Pick<LegendProps, 'isOpen' | 'onFold'> & { words: string }): ReactNode {
  if (!onFold) return <span className="text-label text-ink-3">{words}</span>
  const Icon = isOpen ? ChevronUp : ChevronDown
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onFold}
      className="-ml-1 inline-flex items-center gap-1 rounded-chip px-1 text-label text-ink-2 hover:bg-sel hover:text-ink-1"
    >
      <Icon size={12} strokeWidth={1.75} aria-hidden /> {words}
    </button>
  )
}

function plainLabel({ strip, number }: StripRow): ReactNode {
  return (
    <span className="flex w-full min-w-0 items-center gap-2">
      <StripName strip={strip} number={number} />
      <span className="ml-auto text-label text-ink-3">{countText(strip.chunks)}</span>
    </span>
  )
}

interface StripNameProps {
  readonly strip: Strip
  readonly number: number | null
  readonly className?: string
}

/** The square and the name of a lane. */
function StripName({ strip, number, className = '' }: StripNameProps): ReactNode {
  return (
    <>
      <LaneSquare lane={strip.lane} number={number} />
      <span
        className={`truncate ${strip.tool === '' ? '' : 'font-mono text-label leading-5'} ${className}`}
        title={strip.tool || undefined}
      >
        {stripLabel(strip)}
      </span>
    </>
  )
}

interface LaneLabelProps extends StripNameProps {
  /** Whether the lane is among the rows of the list. */
  readonly isShown: boolean
  /** Whether nothing of it has arrived with the chosen chunk. */
  readonly isPending: boolean
  readonly onToggle: () => void
}

/** The name of a lane as the switch that takes it out of the list of chunks. */
export function LaneLabel({ strip, number, isShown, isPending, onToggle }: LaneLabelProps): ReactNode {
  const tone = !isShown ? 'text-ink-3 line-through' : isPending ? 'text-ink-3' : ''
  return (
    <button
      type="button"
      aria-pressed={isShown}
      onClick={onToggle}
      className="-ml-1 flex h-[22px] w-[calc(100%+8px)] min-w-0 items-center gap-2 rounded-chip px-1 text-left hover:bg-sel"
    >
      <StripName strip={strip} number={number} className={tone} />
      {isPending && <span className="sr-only">not yet</span>}
      <span className="ml-auto text-label text-ink-3">
        {isShown ? countText(strip.chunks) : <EyeOff size={14} strokeWidth={1.75} aria-label="off" />}
      </span>
    </button>
  )
}

interface PlotProps {
  readonly strips: readonly Strip[]
  readonly structure: Structure
  readonly count: number
  readonly isOpen?: boolean
  /** Keys of the lanes that are drawn faint. */
  readonly off?: readonly string[]
  /** SVG path of the doubt about each chunk's tokens, drawn below the strips. */
  readonly doubt?: string | null
  /** Whether the stream broke off: it ends with a red edge and the letter of an error. */
  readonly isBroken?: boolean
}

/** The strips of a stream on one index axis, with the structure below them. */
export const Plot = memo(function Plot(props: PlotProps): ReactNode {
  const { strips, structure, count, isOpen = false, off = [], doubt = null, isBroken = false } = props
  return (
    <div aria-hidden className="relative">
      {rowsOf(strips, isOpen).map((row) =>
        row.kind === 'strip' ? (
          <Bars key={row.top} row={row} count={count} isOff={off.includes(row.strip.key)} />
        ) : (
          <div key={row.top} style={{ height: row.height }} />
        ),
      )}
      {doubt !== null && (
        <StripBars count={count} height={SHORT}>
          <path data-doubt d={doubt} className="fill-control" />
        </StripBars>
      )}
      <StructureStrip structure={structure} count={count} isBroken={isBroken} />
      <Axis count={count} />
      {isBroken && (
        <div data-broken data-over-bars className="absolute top-0 right-0 bottom-5 w-0.5 bg-danger" />
      )}
    </div>
  )
})

/** Space above the bars of a strip, in px. */
const ABOVE = 11
const ABOVE_SHORT = 5

function Bars({ row, count, isOff }: { row: StripRow; count: number; isOff: boolean }): ReactNode {
  return (
    <StripBars count={count} height={row.height}>
      <path d={row.strip.path} className={`${laneLook(row.strip.lane).fill} ${isOff ? 'opacity-20' : ''}`} />
    </StripBars>
  )
}

interface StripBarsProps {
  readonly count: number
  readonly height: number
  readonly children: ReactNode
}

function StripBars({ count, height, children }: StripBarsProps): ReactNode {
  const above = height > 40 ? ABOVE : ABOVE_SHORT
  return (
    <svg
      viewBox={`0 0 ${count} ${BAR_HEIGHT}`}
      preserveAspectRatio="none"
      style={{ marginTop: above, height: height - above }}
      className="block w-full border-line-2 border-b"
      role="presentation"
    >
      {children}
    </svg>
  )
}

interface StructureStripProps {
  readonly structure: Structure
  readonly count: number
  readonly isBroken: boolean
}

function StructureStrip({ structure, count, isBroken }: StructureStripProps): ReactNode {
  const ticks = structure.chunks.slice(0, 2000)
  return (
    <div data-axis className="relative h-[26px] border-b border-line-2">
      <svg
        viewBox={`0 0 ${count} 5`}
        preserveAspectRatio="none"
        className="absolute top-1.5 block h-[5px] w-full"
        role="presentation"
      >
        <path
          d={ticks.map((chunk) => `M${chunk + 0.5} 0v5`).join('')}
          className="stroke-lane-structure [stroke-width:1.5px] [vector-effect:non-scaling-stroke]"
        />
      </svg>
      {structure.marks.map(({ at, letters, first }) => (
        <Placed key={first} at={at} className="top-[9px] font-mono text-[10px] text-ink-2 font-button">
          {letters}
        </Placed>
      ))}
      {isBroken && (
        <span className="absolute top-1 right-1 bg-bg font-mono text-[10px] text-danger leading-[18px] font-title">
          E
        </span>
      )}
    </div>
  )
}

function Axis({ count }: { count: number }): ReactNode {
  return (
    <div data-axis className="relative h-5">
      {ticksOf(count).map((tick) => (
        <Placed key={tick} at={placeOf(tick, count)} className="top-px text-label text-ink-3">
          {tick}
        </Placed>
      ))}
    </div>
  )
}

/** A mark above a place of the axis; at the ends of the axis it stays inside. */
function Placed({
  at,
  className,
  children,
}: {
  at: number
  className: string
  children: ReactNode
}): ReactNode {
  const shift = at < 0.02 ? 0 : at > 0.98 ? 100 : 50
  return (
    <span
      className={`absolute whitespace-nowrap leading-[18px] ${className}`}
      style={{ left: `${at * 100}%`, transform: `translateX(-${shift}%)` }}
    >
      {children}
    </span>
  )
}
