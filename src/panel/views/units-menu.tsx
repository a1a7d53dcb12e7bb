import { usePage } from '../context.ts'
import { download } from '../state/download.ts'
import { lazy } from './lazy.tsx'
import { Menu } from './menu.tsx'

const AddUnit = lazy(() => import('./add-unit.tsx').then((part) => part.AddUnit))

/** What is done to the bench as a whole: units added, the bench taken along as a lab file. */
export function UnitsMenu() {
  const { store } = usePage()
  const take = () =>
    store.attempt(async () => {
      const { document } = await store.client.exportLab()
      download('lab.yaml', document, 'application/yaml')
    })
  return (
    <div class="units-menu">
      <Menu title="Units">
        <AddUnit />
        <p class="group">
          <button type="button" onClick={() => void take()}>
            Export as lab file
          </button>
        </p>
        <p class="hint">It brings up the units as they are now; what is under way is for a snapshot.</p>
      </Menu>
    </div>
  )
}
