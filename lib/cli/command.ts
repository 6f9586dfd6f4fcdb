import type { Command } from 'commander'

/** What a command needs to know about where it runs. */
export interface Surroundings {
  /** Absolute path of this project. */
  readonly home: string
}

/** A command of tapedeck: adds itself to the program. Its action sets `process.exitCode`. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void
