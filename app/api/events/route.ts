import { guarded } from '#lib/server/guard'
import { getEvents } from '#lib/server/routes/get-events'

export const GET = guarded(getEvents)
