import { guarded } from '#lib/server/guard'
import { getCompletions } from '#lib/server/routes/complete'

export const GET = guarded(getCompletions)
