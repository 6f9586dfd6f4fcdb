import { getRecording } from '#lib/server/get-recording'
import { guarded } from '#lib/server/guard'
import { putRecording } from '#lib/server/put-recording'

interface Context {
  readonly params: Promise<{ readonly path: string[] }>
}

export const GET = guarded<Context>(async (request, { params }) => getRecording(request, (await params).path))

export const PUT = guarded<Context>(async (request, { params }) => putRecording(request, (await params).path))
