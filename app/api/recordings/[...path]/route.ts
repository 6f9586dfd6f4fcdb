import { guarded } from '#lib/server/guard'
import { getRecording } from '#lib/server/routes/get-recording'
import { putRecording } from '#lib/server/routes/put-recording'

export const GET = guarded(getRecording)

export const PUT = guarded(putRecording)
