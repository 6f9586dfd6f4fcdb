import type { IndexEvent, IndexState } from '#lib/list/asked'

/** `GET /api/events`: server-sent events, `state` first. The data of each is JSON of a type in `ServerEvents`. */
export const EVENTS = '/api/events'

/** The data of each event, by the event's name. */
export type ServerEvents = { readonly state: IndexState } & {
  readonly [Name in IndexEvent['type']]: Omit<IndexEvent, 'type'>
}
