import { getEvents } from '#lib/server/get-events'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getEvents)
