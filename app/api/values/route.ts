import { getValues } from '#lib/server/get-values'
import { guarded } from '#lib/server/guard'

export const GET = guarded(getValues)
