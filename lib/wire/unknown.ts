import { fields, noise } from './reader'

/** What reads an answer of no known kind: all of it is content, but for what the recorder itself makes up. */
export const unknownReader = fields({
  id: noise('id'),
  object: noise('place'),
  created: noise('time'),
  created_at: noise('time'),
  request_id: noise('id'),
  system_fingerprint: noise('fingerprint'),
  obfuscation: noise('cut'),
})
