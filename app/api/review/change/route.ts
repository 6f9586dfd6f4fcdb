import { getReviewChange } from '#lib/server/get-review-change'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getReviewChange)
