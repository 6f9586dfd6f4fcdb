/** @type {import('next').NextConfig} */
const nextConfig = {
  // Everything is read on the same machine: packing it takes longer than sending it.
  compress: false,
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` looks at types; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // A catch-all segment must be the last one, so that the editor's address leads to a folder of its own.
  rewrites: async () => [{ source: '/recordings/:path*/edit', destination: '/edit/:path*' }],
  experimental: {
    // Bodies pass through proxy.ts, which would cut them; lib/server/body-rules.ts has their limits.
    proxyClientMaxBodySize: '96mb',
    // The first list comes sooner when no other page is loaded before it.
    preloadEntriesOnStart: false,
  },
}

export default nextConfig
