import { guarded } from '#lib/server/guard'
import { getActions } from '#lib/server/routes/actions/get-actions'
import { postAction } from '#lib/server/routes/actions/post-action'

export const GET = guarded(getActions)

export const POST = guarded(postAction)
