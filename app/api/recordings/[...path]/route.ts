import { getRecording } from '#lib/server/get-recording'
import { guarded } from '#lib/server/guard'
import { segmentsAfter } from '#lib/server/paths'
import { putRecording } from '#lib/server/put-recording'

const PREFIX = '/api/recordings/'

export const GET = guarded((request) => getRecording(request, segmentsAfter(PREFIX, request)))

export const PUT = guarded((request) => putRecording(request, segmentsAfter(PREFIX, request)))
