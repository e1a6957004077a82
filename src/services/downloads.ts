/** Hands a file to the person, through the browser's own download. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own reference by then; a minute covers slow disks.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}

/** "customers.csv" and "scored" give "customers-scored.csv". */
export function withSuffix(name: string, suffix: string, extension: string): string {
  const stem = name.replace(/\.[^.]*$/, '')
  return `${fileStem(stem, 'table')}-${suffix}.${extension}`
}

/** A name that a person gave, as systems accept it for a file. */
export function fileStem(name: string, otherwise: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || otherwise
}
