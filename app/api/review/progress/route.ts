import { guarded } from '#lib/server/guard'
import { getReviewProgress } from '#lib/server/routes/get-review-progress'

export const GET = guarded(getReviewProgress)
