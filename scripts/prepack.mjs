// npm runs this before it packs or publishes: what goes into the package is always built, in a fresh clone too.
import { build, ensureInstalled } from './ensure-installed.mjs'

ensureInstalled()
build()
