import { guarded } from '#lib/server/guard'
import { postCheck } from '#lib/server/routes/post-check'

export const POST = guarded(postCheck)
