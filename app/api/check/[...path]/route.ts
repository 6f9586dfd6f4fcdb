import { guarded } from '#lib/server/guard'
import { segmentsAfter } from '#lib/server/paths'
import { postCheck } from '#lib/server/post-check'

export const POST = guarded((request) => postCheck(request, segmentsAfter('/api/check/', request)))
