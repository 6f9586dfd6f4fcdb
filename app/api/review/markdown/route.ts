import { guarded } from '#lib/server/guard'
import { getReviewMarkdown } from '#lib/server/routes/get-review-markdown'

export const GET = guarded(getReviewMarkdown)
