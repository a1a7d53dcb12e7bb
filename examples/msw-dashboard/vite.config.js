/** `BENCH=http://127.0.0.1:8080 npx vite` puts the page in front of a bench that runs elsewhere. */
const bench = process.env.BENCH
const proxy = bench && {
  // The bench takes requests from its own page only; behind a proxy that page is the proxy's business.
  '/api': {
    target: bench,
    changeOrigin: true,
    configure: (p) => p.on('proxyReq', (r) => r.removeHeader('origin')),
  },
}

export default { server: { host: '127.0.0.1', ...(proxy ? { proxy } : {}) } }
