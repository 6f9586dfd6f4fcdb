import { guarded } from '#lib/server/guard'
import { getReviewChange } from '#lib/server/routes/get-review-change'

export const GET = guarded(getReviewChange)
