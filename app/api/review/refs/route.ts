import { guarded } from '#lib/server/guard'
import { getReviewRefs } from '#lib/server/routes/get-review-refs'

export const GET = guarded(getReviewRefs)
