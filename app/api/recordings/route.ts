import { getRecordings } from '#lib/server/get-recordings'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getRecordings)
