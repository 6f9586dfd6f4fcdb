import { guarded } from '#lib/server/guard'
import { getNeighbours } from '#lib/server/recording-neighbours'

interface Context {
  readonly params: Promise<{ readonly path: string[] }>
}

export const GET = guarded<Context>(async (request, { params }) =>
  getNeighbours(request, (await params).path),
)
