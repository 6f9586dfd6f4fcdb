import 'server-only'
import { fingerprintIn } from '#lib/api/fingerprint-header'
import { parseRecording, type Saved } from '#lib/api/recording'
import { resolveInside } from '#lib/disk/path'
import { writeAction } from '#lib/write/write-action'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { checkBytes } from './check-text'
import { errorsOfSave } from './errors-of-save'
import { filesReadHere } from './files-read-here'
import { statusOfRead } from './get-recording'
import { bodyBytes, failure, notParsed, notUtf8Text, refusedType } from './request-body'
import { WRITE_STATUS } from './write-status'

/**
 * `PUT /api/recordings/PATH` with `If-Match`: writes the whole new text if the file is still the one that was read, and
 * the text has no errors but those of the file. Nothing is written unless the answer is 200 (docs/interfaces.md, 8).
 */
export async function putRecording(request: Request): Promise<Response> {
  const { root, isReadOnly } = settings()
  if (isReadOnly) return failure(403, 'read-only', 'tapedeck was started with --read-only: nothing is saved.')
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseRecording(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const { path } = parsed.input
  const resolved = resolveInside(root.root, path)
  // A file that was sent to a reader and is gone is a conflict, which the save reports.
  if (!resolved.ok && (resolved.code === 'outside' || !filesReadHere().has(path))) {
    return failure(statusOfRead(resolved.code), resolved.code, resolved.message)
  }
  const refused = refusedType(request.headers)
  if (refused) return refused
  if (!request.headers.get('if-match')) {
    return failure(428, 'no-fingerprint', 'Send the fingerprint of the file that was read as If-Match.')
  }
  const body = await bodyBytes(request)
  if (body instanceof Response) return body
  const sent = checkBytes(path, body)
  if (!sent.ok) return notUtf8Text(body, sent)
  const fingerprint = fingerprintIn(request.headers, 'if-match')
  const { added, stay } = errorsOfSave(root.root, path, { text: sent.text, problems: sent.checked.problems })
  if (added.length > 0) {
    const message = 'Not saved: the text has errors that the file did not have.'
    return failure(422, 'not-valid', message, { problems: added })
  }
  const edits = [{ path, before: fingerprint, after: sent.content }]
  const { groups } = await writeAction(root.root, {
    kind: 'save',
    title: `Saved ${path}`,
    groups: [{ edits }],
  })
  const [saved] = groups
  if (saved?.ok) {
    // Lists show it from now on; this answer need not wait for that.
    ask(root.root, 'touched', [path]).catch(() => {})
    const written = saved.files[0]?.fingerprint ?? ''
    return Response.json({
      path,
      fingerprint: written,
      problems: stay,
      warning: saved.warning,
    } satisfies Saved)
  }
  if (!saved) throw new Error('a save had no result')
  return failure(WRITE_STATUS[saved.code], saved.code, saved.message, {
    fingerprint: saved.fingerprint ?? null,
  })
}
