import { ChevronFirst, Pause, Play, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '#components/ui/icon-button'
import type { Player } from './use-player'

interface PlayerButtonsProps {
  readonly player: Player
  readonly isPlaying: boolean
  /** What is stepped through. */
  readonly unit: 'chunk' | 'step'
  readonly children?: ReactNode
}

/** The buttons that move the playhead. */
export function PlayerButtons({ player, isPlaying, unit, children }: PlayerButtonsProps): ReactNode {
  const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const
  return (
    <div className="-ml-1.5 flex items-center">
      <IconButton label={`First ${unit}`} onClick={player.first}>
        <ChevronFirst {...icon} />
      </IconButton>
      <IconButton label={isPlaying ? 'Stop' : `Play the ${unit}s`} onClick={player.toggle}>
        {isPlaying ? <Pause {...icon} /> : <Play {...icon} />}
      </IconButton>
      <IconButton label={`Next ${unit}`} onClick={() => player.step(1)}>
        <StepForward {...icon} />
      </IconButton>
      {children}
    </div>
  )
}
