import { guarded } from '#lib/server/guard'
import { getReviewState, putReviewState } from '#lib/server/routes/review-state'

export const GET = guarded(getReviewState)

export const PUT = guarded(putReviewState)
