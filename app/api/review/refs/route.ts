import { getReviewRefs } from '#lib/server/get-review-refs'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getReviewRefs)
