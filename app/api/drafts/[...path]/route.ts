import { guarded } from '#lib/server/guard'
import { deleteDraft, getDrafts, putDraft } from '#lib/server/routes/drafts'

export const GET = guarded(getDrafts)

export const PUT = guarded(putDraft)

export const DELETE = guarded(deleteDraft)
