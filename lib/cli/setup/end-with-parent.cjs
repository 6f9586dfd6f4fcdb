// @ts-check
const { isMainThread } = require('node:worker_threads')

/*
 * Loaded into every Node process that tapedeck starts (`--require`): ends it, with all that it started, when tapedeck
 * is gone without having been able to say so (SIGKILL). Their channel closes at that moment; no polling is needed.
 * Processes further down inherit the option, but not the mark, and are left alone. The parent is not compared: it may be
 * gone already. The server gets its door here (lib/server/door), before Next is loaded.
 */
const isOurs = isMainThread && process.env.TAPEDECK_CHILD !== undefined
if (isOurs) delete process.env.TAPEDECK_CHILD

if (isOurs && process.channel) {
  process.once('disconnect', () => {
    try {
      // Started as the leader of its own group: this reaches the whole group, this process included.
      process.kill(-process.pid, 'SIGKILL')
    } catch {
      process.exit(1)
    }
  })
  // Listening must not keep a finished tool running.
  process.channel.unref()
}

if (isOurs && process.env.TAPEDECK_DOOR) require(process.env.TAPEDECK_DOOR)
