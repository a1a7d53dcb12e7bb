import { saveBlob } from '../state/download.ts'
import { keptToken } from './token.ts'

/** Hands over what lately passed on a wire, for Wireshark. @throws Error in words when the bench has none of it */
export async function downloadCapture(device: string, port: string): Promise<void> {
  const token = keptToken()
  const response = await fetch(`/api/v1/traffic/capture?${new URLSearchParams({ device, port })}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  if (!response.ok) throw new Error((await response.json()).detail)
  saveBlob(`${device}.${port}.pcapng`, await response.blob())
}
