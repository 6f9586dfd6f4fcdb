import { getCompletions } from '#lib/server/complete'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getCompletions)
