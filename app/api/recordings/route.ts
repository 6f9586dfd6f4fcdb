import { guarded } from '#lib/server/guard'
import { getRecordings } from '#lib/server/routes/get-recordings'

export const GET = guarded(getRecordings)
