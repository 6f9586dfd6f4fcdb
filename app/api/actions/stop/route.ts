import { guarded } from '#lib/server/guard'
import { postStop } from '#lib/server/routes/actions/post-changes'

export const POST = guarded(postStop)
