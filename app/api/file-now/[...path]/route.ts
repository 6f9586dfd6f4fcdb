import { guarded } from '#lib/server/guard'
import { getFileNow } from '#lib/server/routes/get-file-now'

export const GET = guarded(getFileNow)
