import { getReviewMarkdown } from '#lib/server/get-review-markdown'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getReviewMarkdown)
