import { defineConfig } from 'vite'

/** The page. It goes into dist/, from where the control API serves it. */
export default defineConfig({
  root: 'src/panel',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/panel',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Data URLs would be a second place for files that the policy has to allow.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
})
