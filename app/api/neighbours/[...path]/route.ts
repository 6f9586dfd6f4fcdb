import { guarded } from '#lib/server/guard'
import { getNeighbours } from '#lib/server/recording-neighbours'

export const GET = guarded(getNeighbours)
