import { guarded } from '#lib/server/guard'
import { postCheck } from '#lib/server/post-check'

interface Context {
  readonly params: Promise<{ readonly path: string[] }>
}

export const POST = guarded<Context>(async (request, { params }) => postCheck(request, (await params).path))
