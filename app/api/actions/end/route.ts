import { guarded } from '#lib/server/guard'
import { postEnd } from '#lib/server/routes/actions/post-changes'

export const POST = guarded(postEnd)
