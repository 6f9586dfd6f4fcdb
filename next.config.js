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
  // Bodies of saves pass through proxy.ts; the route itself answers 413 above 32 MiB.
  experimental: { proxyClientMaxBodySize: '40mb' },
}

export default nextConfig
