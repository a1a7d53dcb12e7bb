import { html } from 'hono/html'

/** What stands at `/` where the page was not built: where to go from here. */
export function homePage(version: string) {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>upslab</title>
<h1>upslab ${version}</h1>
<p>The page is not part of this build (<code>npm run build</code> makes it). The bench is at
<a href="/api/v1/devices">/api/v1/devices</a>, its calls at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>
</html>`
}
