import type { WriteFailureCode } from '#lib/write/action'

/** The HTTP status of each way in which a write can fail (docs/interfaces.md, 8). */
export const WRITE_STATUS: Readonly<Record<WriteFailureCode, number>> = {
  'not-found': 404,
  outside: 403,
  conflict: 412,
  exists: 409,
  'too-large': 413,
  'read-only': 403,
  'disk-full': 507,
  unwritable: 500,
  busy: 503,
  'not-kept': 507,
  stopped: 409,
  halfway: 500,
}
