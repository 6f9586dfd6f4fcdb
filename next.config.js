/** @type {import('next').NextConfig} */
const nextConfig = {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` looks at types; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // Bodies of saves pass through proxy.ts; the route itself answers 413 above 32 MiB.
  experimental: { proxyClientMaxBodySize: '40mb' },
}

export default nextConfig
