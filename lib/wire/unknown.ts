import { fields, noise } from './reader'

/** Reads an answer of an unknown kind. All of it is content, except the values that the recorder itself makes up. */
export const unknownReader = fields({
  id: noise('id'),
  object: noise('place'),
  created: noise('time'),
  created_at: noise('time'),
  request_id: noise('id'),
  system_fingerprint: noise('fingerprint'),
  obfuscation: noise('cut'),
})
