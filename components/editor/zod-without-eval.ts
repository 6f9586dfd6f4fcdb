import { config } from 'zod'

// Otherwise zod tries whether it may make functions from text, which the policy of our pages forbids and browsers report.
config({ jitless: true })
