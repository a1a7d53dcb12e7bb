import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const { bin, exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  bin: Record<string, string>
  exports: Record<string, string | { default: string }>
}

/** Every file of dist/ that package.json names, without folder and extension: `src/testing/index`. */
const entries = [
  ...Object.values(bin),
  ...Object.values(exports).map((target) => (typeof target === 'string' ? target : target.default)),
].flatMap((file) => /^(?:\.\/)?dist\/(.+)\.js$/.exec(file)?.[1] ?? [])

/**
 * The package's own modules in few files, since Node opens, resolves and compiles each file by itself; what the package
 * depends on stays outside. No file holds what one of its users would not load.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    // The declarations and the page are there already.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, `${name}.ts`])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
