import { getRecording } from '#lib/server/get-recording'
import { guarded } from '#lib/server/guard'
import { putRecording } from '#lib/server/put-recording'

export const GET = guarded(getRecording)

export const PUT = guarded(putRecording)
