// `npm run build`: compiles the package into dist/, and the page into dist/panel/.
import { build } from './ensure-installed.mjs'

build()
