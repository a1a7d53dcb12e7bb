/** Hands a text over as a file. */
export function download(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }))
}

/** Hands bytes over as a file. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[^\w.-]+/g, '-')
  link.click()
  URL.revokeObjectURL(url)
}
