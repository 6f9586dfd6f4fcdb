import { guarded } from '#lib/server/guard'
import { postUndo } from '#lib/server/routes/actions/post-changes'

export const POST = guarded(postUndo)
