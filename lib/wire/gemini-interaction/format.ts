import { optionalString } from '#lib/json/value'
import type { WireFormat } from '../format'
import { eventReader, interactionReader } from './read'
import { interaction, interactionEvent } from './schema'

/** The wire format of Gemini's Interactions API. */
export const geminiInteraction: WireFormat = {
  kinds: { one: 'gemini.interaction', list: 'gemini.interaction.events' },
  claims: {
    addresses: ['/interactions'],
    event: (name, value) =>
      /^(interaction|content)\./.test(name) || optionalString(value, 'event_type') !== null,
  },
  whole: interactionReader,
  items: eventReader,
  isLines: true,
  isMessage: true,
  hasParts: true,
  finishReasons: ['completed', 'requires_action', 'incomplete', 'failed', 'cancelled', 'in_progress'],
  schemas: { one: { schema: interaction }, list: { schema: interactionEvent } },
}
