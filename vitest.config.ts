import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // `server-only` throws outside Next; its own empty module stands in for it, as Next does on the server.
  resolve: {
    alias: { 'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)) },
  },
  test: {
    globalSetup: 'lib/testing/bundle-for-tests.ts',
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'app/**/*.test.ts'],
    testTimeout: 30_000,
    // Many tests wait for processes and for the disk; by default a machine with two cores gets one worker.
    maxWorkers: 3,
  },
})
