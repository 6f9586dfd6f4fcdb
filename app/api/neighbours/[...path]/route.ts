import { guarded } from '#lib/server/guard'
import { getNeighbours } from '#lib/server/routes/get-neighbours'

export const GET = guarded(getNeighbours)
