import { letterOf } from '#lib/message/lane-letter'
import type { Lane } from '#lib/message/message'
import { type Strip, type StripName, stripOf } from './timeline-geometry'

/** How a lane is drawn: its letter, its name and the classes of its colour. */
export interface LaneLook {
  readonly letter: string
  readonly label: string
  readonly square: string
  readonly fill: string
  readonly tint: string
  readonly underline: string
  /** Left edge of a tinted line. */
  readonly edge: string
}

const COLOURS = {
  text: {
    square: 'bg-lane-text text-bg',
    fill: 'fill-lane-text',
    tint: 'bg-lane-text/20',
    underline: 'decoration-lane-text',
    edge: 'border-lane-text',
  },
  reasoning: {
    square: 'bg-lane-reasoning text-bg',
    fill: 'fill-lane-reasoning',
    tint: 'bg-lane-reasoning/20',
    underline: 'decoration-lane-reasoning',
    edge: 'border-lane-reasoning',
  },
  tool: {
    square: 'bg-lane-tool text-bg',
    fill: 'fill-lane-tool',
    tint: 'bg-lane-tool/20',
    underline: 'decoration-lane-tool',
    edge: 'border-lane-tool',
  },
  refusal: {
    square: 'bg-lane-error text-bg',
    fill: 'fill-lane-error',
    tint: 'bg-lane-error/20',
    underline: 'decoration-lane-error',
    edge: 'border-lane-error',
  },
} as const

const OUTLINE = {
  square: 'border border-lane-structure text-lane-structure',
  fill: 'fill-lane-structure',
  tint: 'bg-lane-structure/10',
  underline: 'decoration-lane-structure',
  edge: 'border-lane-structure',
} as const

/** The look of content outside the lanes: its squares and bars are outlines. */
const REST = {
  ...OUTLINE,
  fill: 'fill-none stroke-lane-structure [stroke-width:1px] [vector-effect:non-scaling-stroke]',
} as const

const STRIP_LABELS: Readonly<Record<StripName, string>> = {
  text: 'text',
  reasoning: 'reasoning',
  tool: 'tool call',
  refusal: 'refusal',
  rest: 'other content',
}

/** What a strip is called: by its lane, or by the tool that is called. */
export function stripLabel({ name, tool }: Pick<Strip, 'name' | 'tool'>): string {
  return tool === '' ? STRIP_LABELS[name] : tool
}

/** The look of a lane. Colour never stands alone; the lane's letter goes with it. */
export function laneLook(lane: Lane): LaneLook {
  const strip = stripOf(lane)
  const letter = letterOf(lane)
  if (strip === 'rest') return { letter, label: STRIP_LABELS.rest, ...REST }
  if (strip !== null) return { letter, label: STRIP_LABELS[strip], ...COLOURS[strip] }
  if (lane === 'error') return { letter, label: lane, ...COLOURS.refusal }
  return { letter, label: lane, ...OUTLINE }
}
