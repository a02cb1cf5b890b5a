/** Whether `release` is the release `first` or a later one. */
export function isSince(first: string, release: string): boolean {
  return release.localeCompare(first, 'en', { numeric: true }) >= 0
}
